/** Installs the dependencies when they are missing or are not those of package-lock.json. */
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

import { bundledNode, nodeModules, root, say } from './root.mjs';
import { runQuietly } from './run-quietly.mjs';

const wanted = join(root, 'package-lock.json');
/** npm writes here what it has installed, last of all. */
const installed = join(nodeModules, '.package-lock.json');

/** @returns {Promise<{ ok: true, changed: boolean } | { ok: false, sentence: string }>} */
export async function ensureInstalled() {
  if (isInstalled()) return { ok: true, changed: false };
  say('Installing dependencies (npm ci) …');
  // Development tools are needed to build, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = npmCommand();
  const result = await runQuietly(npm.program, [...npm.args, ...args]);
  if (result.ok && existsSync(bundledNode)) return { ok: true, changed: true };
  say(result.output.trim());
  return { ok: false, sentence: 'npm ci failed: its messages are above.' };
}

function isInstalled() {
  if (!existsSync(installed) || !existsSync(bundledNode)) return false;
  if (statSync(wanted).mtimeMs <= statSync(installed).mtimeMs) return true;
  if (!hasEveryPackage()) return false;
  // Newer but the same (a checkout, a formatter): remembered, so that it is compared once.
  const now = new Date();
  utimesSync(installed, now, now);
  return true;
}

/** Optional packages belong to other platforms and may be absent; links are our workspaces. */
function hasEveryPackage() {
  const lock = JSON.parse(readFileSync(wanted, 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(lock)
    .filter(([path, entry]) => path.startsWith('node_modules/') && !entry.optional && !entry.link)
    .every(([path, entry]) => present[path]?.version === entry.version);
}

/** The npm that called us when there is one; else the one on the PATH. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script !== undefined && script.endsWith('npm-cli.js') && !script.startsWith(nodeModules)) {
    return { program: process.execPath, args: [script] };
  }
  return { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}
