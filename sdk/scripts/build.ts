/**
 * Builds the package: ES modules in dist/esm, CommonJS in dist/cjs, each with types of its own kind.
 *
 * Files that have not changed are not touched, and changed ones are replaced whole: programs and
 * tests that run from `dist` meanwhile never read half a file.
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const SDK = fileURLToPath(new URL('..', import.meta.url));
const TSC = join(SDK, '../node_modules/@typescript/native/bin/tsc');

/** In CommonJS the compiler writes `import` as `require`, which this option would forbid. */
const COMMONJS = [
  ...['--module', 'commonjs', '--moduleResolution', 'bundler'],
  ...['--verbatimModuleSyntax', 'false'],
];

/** Makes Node and compilers read this folder's `.js` and `.d.ts` as CommonJS. */
const COMMONJS_MANIFEST = `${JSON.stringify({ type: 'commonjs', sideEffects: false })}\n`;

// Beside `dist`, so that source maps name the sources rightly and a file moves within one disk.
const fresh = mkdtempSync(join(SDK, '.build-'));
try {
  compile('esm', []);
  compile('cjs', COMMONJS);
  writeFileSync(join(fresh, 'cjs', 'package.json'), COMMONJS_MANIFEST);
  publish(fresh, join(SDK, 'dist'));
} finally {
  rmSync(fresh, { recursive: true });
}

function compile(format: 'esm' | 'cjs', options: readonly string[]): void {
  const args = [TSC, '-p', 'tsconfig.build.json', '--outDir', join(fresh, format), ...options];
  execFileSync(process.execPath, args, { cwd: SDK, stdio: ['ignore', 'inherit', 'inherit'] });
}

function publish(from: string, to: string): void {
  const files = filesIn(from);
  for (const file of files) replaceIfChanged(join(from, file), join(to, file));
  const kept = new Set(files);
  for (const file of filesIn(to)) if (!kept.has(file)) rmSync(join(to, file), { force: true });
}

function replaceIfChanged(from: string, to: string): void {
  if (existsSync(to) && readFileSync(to).equals(readFileSync(from))) return;
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
