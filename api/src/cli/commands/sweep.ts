/** `fiducia sweep`: parameters searched over on all cores. */
import { InvalidArgumentError, Option, type Command } from 'commander';

import { withRunOptions } from '../backtest/run-options.js';
import { timeoutOption } from '../backtest/timeout-option.js';
import type { SweepFlags } from '../sweep/run-command.js';
import { inlineWholeLoops } from '../whole-loops.js';

export function registerSweep(program: Command): void {
  withRunOptions(program.command('sweep'))
    .description('search parameters of a strategy over a bars file, on all cores')
    .option('--params <json>', 'parameters that the search does not vary', '{}')
    .option('--grid <json>', 'every combination, such as {"fast":[5,10],"slow":[20,30]}')
    .addOption(
      new Option('--sampler <name>', 'draw combinations; tpe learns from what it has seen').choices(
        ['random', 'tpe'],
      ),
    )
    .option('--trials <n>', 'backtests to run with a sampler (default: 100)', trials)
    .option(
      '--space <json>',
      'lists or ranges, such as {"fast":{"min":2,"max":50}} (default: the declared ranges)',
    )
    .option('--objective <name>', 'the measure to make best', 'sharpe')
    .option('--seed <n>', 'of the sampler', whole, 1)
    .option('--resume <file>', 'keep what is done in this file, and go on after it')
    .option('--threads <n>', 'worker threads (default: as many as cores)', threads)
    .addOption(timeoutOption())
    .action(async (flags: SweepFlags) => {
      inlineWholeLoops();
      const { sweepCommand } = await import('../sweep/run-command.js');
      await sweepCommand(flags);
    });
}

function within(text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`);
}

const trials = (text: string): number => within(text, 1, 100_000);
const whole = (text: string): number => within(text, 0, 2 ** 32 - 1);
const threads = (text: string): number => within(text, 1, 256);
