#!/usr/bin/env node
/**
 * The `fiducia` command: makes sure that it runs on a recent enough Node and is built, then hands
 * over to the compiled program. Plain JavaScript, because an old Node may be the one that reads it.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const api = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(api);
const program = join(api, 'dist', 'cli', 'main.js');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isRecent = major > 22 || (major === 22 && minor >= 12);

if (!isRecent) {
  runOnBundledNode();
} else {
  if (!existsSync(program)) await build();
  const { main } = await import(pathToFileURL(program).href);
  await main(process.argv);
}

/** The install brings Node 24 along for machines that have only an older one. */
function runOnBundledNode() {
  const node = join(root, 'node_modules', 'node', 'bin', 'node');
  if (!existsSync(node)) {
    process.stderr.write(
      `fiducia needs Node 22.12 or later and this is ${process.versions.node}: run npm ci, which ` +
        'brings one along.\n',
    );
    process.exit(1);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0));
  });
}

/** After an install and before the first build; later builds are the scripts' business. */
async function build() {
  const { prepare } = await import(pathToFileURL(join(root, 'scripts', 'lib', 'prepare.mjs')).href);
  await prepare();
}
