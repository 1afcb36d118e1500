/** `fiducia bench audit`: how soon committed changes have their place in the audit log. */
import { InvalidArgumentError, type Command } from 'commander';

import type { BenchAuditFlags } from '../../bench/bench-audit-command.js';

/** Adds itself to `bench`, which several benchmarks share. */
export function registerBenchAudit(program: Command): void {
  const bench =
    program.commands.find((command) => command.name() === 'bench') ??
    program.command('bench').description('benchmarks against peers and limits, medians of one run');
  bench
    .command('audit')
    .description('from the commit of a change to its place in the log, at intended send times')
    .option('--tenants <n>', 'tenants that write at once', between(1, 500), 20)
    .option('--writes-per-second <n>', 'of all of them together', between(1, 10_000), 500)
    .option('--seconds <n>', 'how long is measured', between(1, 600), 15)
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action(async (flags: BenchAuditFlags) => {
      const { benchAuditCommand } = await import('../../bench/bench-audit-command.js');
      await benchAuditCommand(flags);
    });
}

function between(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`);
  };
}
