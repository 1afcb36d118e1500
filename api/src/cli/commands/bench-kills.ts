/** `fiducia bench kills`: random kills of real engine processes, and proof of what they left. */
import { InvalidArgumentError, type Command } from 'commander';

import type { BenchKillsFlags } from '../../bench/bench-kills-command.js';

/** Adds itself to `bench`, which several benchmarks share. */
export function registerBenchKills(program: Command): void {
  const bench =
    program.commands.find((command) => command.name() === 'bench') ??
    program.command('bench').description('benchmarks against peers and limits, medians of one run');
  bench
    .command('kills')
    .description('kill -9 engines at random moments; every order and fill must stand there once')
    .option('--kills <n>', 'how many processes are killed', between(1, 10_000), 50)
    .option('--seed <n>', 'draws the moments (default: another one each time)', between(0, 2 ** 31))
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action(async (flags: BenchKillsFlags) => {
      const { benchKillsCommand } = await import('../../bench/bench-kills-command.js');
      await benchKillsCommand(flags);
    });
}

function between(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`);
  };
}
