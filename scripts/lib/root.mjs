/** Where the repository lies and which programs in it we call; plain JavaScript for any Node. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const nodeModules = join(root, 'node_modules');

/** The Node 24 that the install brings along, whatever Node runs this script. */
export const bundledNode =
  process.platform === 'win32'
    ? join(nodeModules, 'node', 'bin', 'node.exe')
    : join(nodeModules, 'node', 'bin', 'node');

export const fiduciaBin = join(root, 'api', 'bin', 'fiducia.mjs');

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
