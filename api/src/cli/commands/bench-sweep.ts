/** `fiducia bench sweep`: backtests per second of a search on all cores beside the engine's own. */
import { InvalidArgumentError, type Command } from 'commander';

import type { SweepBenchFlags } from '../bench/sweep-command.js';
import { inlineWholeLoops } from '../whole-loops.js';

/** Adds itself to `bench`, which several benchmarks share. */
export function registerBenchSweep(program: Command): void {
  const bench =
    program.commands.find((command) => command.name() === 'bench') ??
    program.command('bench').description('benchmarks against peers and limits, medians of one run');
  bench
    .command('sweep')
    .description(
      'a search over pairs of moving averages on all cores, beside one thread’s own speed',
    )
    .option('--bars <n>', 'bars of each backtest', count, 2_148)
    .option('--pairs <n>', 'backtests of the search', count, 1_000)
    .option('--runs <n>', 'rounds of which the median counts', count, 7)
    .option('--threads <n>', 'worker threads (default: as many as cores)', count)
    .option('--seed <n>', 'seed of the random walk', count, 42)
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action(async (flags: SweepBenchFlags) => {
      inlineWholeLoops();
      const { sweepBenchCommand } = await import('../bench/sweep-command.js');
      await sweepBenchCommand(flags);
    });
}

function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value <= 10_000_000) return value;
  throw new InvalidArgumentError('It takes a whole number above 0.');
}
