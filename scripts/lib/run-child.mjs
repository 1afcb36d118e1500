/** Hands the terminal to a child process and ends as it ends. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';

import { nodeModules } from './root.mjs';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
export function runChild(program, args, options = {}) {
  const child = spawn(program, args, {
    stdio: 'inherit',
    ...options,
    env: {
      ...(options.env ?? process.env),
      PATH: `${join(nodeModules, '.bin')}${delimiter}${process.env.PATH ?? ''}`,
    },
  });
  // The child decides when to end; until then no signal ends us, so that the shell waits for it.
  for (const signal of FORWARDED) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`${program} cannot be run: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0));
  });
}
