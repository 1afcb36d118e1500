/** `fiducia demo-code`: what an authenticator app would show for the people of the local demo. */
import { totpCode } from '@fiducia/tenants';
import type { Command } from 'commander';

import { readEnvironment } from '../../config/environment.js';
import { CliFailure } from '../cli-failure.js';
import { readDemo } from '../connection.js';
import { print, printJson } from '../terminal.js';

const STEP_MS = 30_000;

export function registerDemoCode(program: Command): void {
  program
    .command('demo-code')
    .description('the code that the second factor of the local demo shows now; each opens once')
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action((flags: { readonly json?: boolean }) => showCode(flags.json === true));
}

function showCode(asJson: boolean): void {
  const demo = readDemo(readEnvironment(process.env, process.cwd()));
  if (demo === null) throw new CliFailure('There is no demo here: start one with npm start.', 1);
  const nowMs = Date.now();
  const code = totpCode(demo.totpSecret, new Date(nowMs));
  const secondsLeft = Math.ceil((STEP_MS - (nowMs % STEP_MS)) / 1000);
  if (asJson) printJson({ code, secondsLeft });
  else print(`${code}  (for ${secondsLeft} s more)`);
}
