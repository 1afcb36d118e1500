/** `fiducia doctor`: what is configured, reachable, missing, and what to do about it. */
import type { Command } from 'commander';

import { readEnvironment } from '../../config/environment.js';
import type { Check, CheckStatus } from '../../doctor/check.js';
import { runDoctor } from '../../doctor/run-doctor.js';
import { CliFailure } from '../cli-failure.js';
import { paint, print, printJson, type Style } from '../terminal.js';

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('what is configured, reachable, missing, and what to do')
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action(async (flags: { readonly json?: boolean }) => {
      const checks = await runDoctor(readEnvironment(process.env, process.cwd()));
      const problems = checks.filter((check) => check.status === 'problem').length;
      if (flags.json === true) printJson({ ok: problems === 0, checks });
      else print(checks.map(checkLine).join('\n'));
      if (problems === 0) return;
      throw new CliFailure(problems === 1 ? 'One check failed.' : `${problems} checks failed.`, 1);
    });
}

const MARKS: Readonly<Record<CheckStatus, readonly [mark: string, style: Style]>> = {
  ok: ['ok', 'green'],
  absent: ['-', 'gray'],
  skipped: ['?', 'gray'],
  warning: ['!', 'yellow'],
  problem: ['FAIL', 'red'],
};

function checkLine(check: Check): string {
  const [mark, style] = MARKS[check.status];
  const line = `${paint(style, mark.padEnd(4))}  ${check.name.padEnd(18)}  ${check.detail}`;
  return check.advice === null ? line : `${line}\n${' '.repeat(26)}→ ${check.advice}`;
}
