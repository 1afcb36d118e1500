/** `fiducia bench indicators`: nanoseconds per value beside bare loops and npm packages. */
import { InvalidArgumentError, type Command } from 'commander';

import type { IndicatorsBenchFlags } from '../bench/indicators-command.js';

/** Adds itself to `bench`, which several benchmarks share. */
export function registerBenchIndicators(program: Command): void {
  const bench =
    program.commands.find((command) => command.name() === 'bench') ??
    program.command('bench').description('benchmarks against peers and limits, medians of one run');
  bench
    .command('indicators')
    .description('six indicators over seeded random-walk bars, beside bare loops and npm packages')
    .option('--values <n>', 'number of values, at least 1000', values, 1_000_000)
    .option('--runs <n>', 'runs beside each other of which the median counts, at least 5', runs, 31)
    .option('--seed <n>', 'seed of the random walk', positive, 42)
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action(async (flags: IndicatorsBenchFlags) => {
      const { indicatorsBenchCommand } = await import('../bench/indicators-command.js');
      await indicatorsBenchCommand(flags);
    });
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value <= 10_000_000) return value;
  throw new InvalidArgumentError('It takes a whole number above 0.');
}

function values(text: string): number {
  const value = positive(text);
  if (value >= 1000) return value;
  throw new InvalidArgumentError('It takes a whole number of at least 1000.');
}

function runs(text: string): number {
  const value = positive(text);
  if (value >= 5) return value;
  throw new InvalidArgumentError('It takes a whole number of at least 5.');
}
