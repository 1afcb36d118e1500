/** `fiducia bench engine`: bars per second of the full order path beside the bare loop. */
import { InvalidArgumentError, type Command } from 'commander';

import type { EngineBenchFlags } from '../bench/engine-command.js';
import { inlineWholeLoops } from '../whole-loops.js';

/** Adds itself to `bench`, which several benchmarks share. */
export function registerBenchEngine(program: Command): void {
  const bench =
    program.commands.find((command) => command.name() === 'bench') ??
    program.command('bench').description('benchmarks against peers and limits, medians of one run');
  bench
    .command('engine')
    .description('a moving-average cross over seeded random-walk bars, one thread')
    .option('--bars <n>', 'number of bars', positive, 1_000_000)
    .option('--runs <n>', 'runs of which the median counts, at least 5', runs, 7)
    .option('--seed <n>', 'seed of the random walk', positive, 42)
    .option('--backtests <n>', 'short backtests that memory is measured over', positive, 10_000)
    .option('--write-bars <file>', 'also write the bars as CSV, to run `backtest` on them')
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action(async (flags: EngineBenchFlags) => {
      inlineWholeLoops();
      const { engineBenchCommand } = await import('../bench/engine-command.js');
      await engineBenchCommand(flags);
    });
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value <= 100_000_000) return value;
  throw new InvalidArgumentError('It takes a whole number above 0.');
}

function runs(text: string): number {
  const value = positive(text);
  if (value >= 5) return value;
  throw new InvalidArgumentError('It takes a whole number of at least 5.');
}
