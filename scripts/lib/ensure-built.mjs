/** Builds what is stale; turbo knows by content what is not. Silent unless it takes long or fails. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { nodeModules, root, say } from './root.mjs';
import { runQuietly } from './run-quietly.mjs';

const turbo = join(nodeModules, '.bin', process.platform === 'win32' ? 'turbo.cmd' : 'turbo');
const compiledCommand = join(root, 'api', 'dist', 'cli', 'main.js');

/** @returns {Promise<{ ok: true } | { ok: false, sentence: string }>} */
export async function ensureBuilt() {
  if (!existsSync(compiledCommand)) say('Building …');
  const args = ['run', 'build', '--output-logs=errors-only', '--log-prefix=none', '--no-color'];
  const result = await runQuietly(turbo, args, {
    // The build is a local matter: no usage reports, no look for a newer version.
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
    // The bundled Node first, so that every build step runs on it.
    PATH: `${join(nodeModules, '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
  });
  if (result.ok) return { ok: true };
  say(result.output.trim());
  return { ok: false, sentence: 'The build failed: its messages are above.' };
}
