/** `fiducia backtest`: one account on one bars file through the full order path. */
import { InvalidArgumentError, type Command } from 'commander';

import type { BacktestFlags } from '../backtest/run-command.js';
import { withRunOptions } from '../backtest/run-options.js';
import { timeoutOption } from '../backtest/timeout-option.js';
import { CliFailure } from '../cli-failure.js';
import { inlineWholeLoops } from '../whole-loops.js';

export function registerBacktest(program: Command): void {
  withRunOptions(program.command('backtest'), { strategyRequired: false })
    .description('run a strategy over a bars file through the full order path')
    .option('--params <json>', 'parameters of the strategy as a JSON object', '{}')
    .option('--ticks <file>', 'quotes, trades or an order book to fill against (ticks)')
    .option('--timeframe <length>', 'bars of the ticks that the strategy sees', '1m')
    .option('--seed <n>', 'of Math.random, where a strategy draws from it', seed, 1)
    .option('--report <file>', 'also write a tear sheet: one HTML file that needs nothing else')
    .option('--rerun <id>', 'run a stored one again, and fail if it does not give the same')
    .addOption(timeoutOption())
    .action(async (flags: BacktestFlags, command: Command) => {
      checkRerun(flags, command);
      checkTimeframe(flags, command);
      inlineWholeLoops();
      const { backtestCommand } = await import('../backtest/run-command.js');
      await backtestCommand(flags);
    });
}

function seed(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError('It takes a whole number of at least 0.');
}

function checkTimeframe({ ticks }: Partial<BacktestFlags>, command: Command): void {
  if (ticks !== undefined || command.getOptionValueSource('timeframe') !== 'cli') return;
  throw new CliFailure('Option --timeframe belongs to --ticks: a file of bars has its own.', 2);
}

const BESIDE_RERUN: ReadonlySet<string> = new Set(['rerun', 'json', 'report', 'timeout']);

/** A stored run brings its own options: one more would make another run of it. */
function checkRerun({ rerun, strategy }: Partial<BacktestFlags>, command: Command): void {
  if (rerun === undefined && strategy !== undefined) return;
  if (rerun === undefined) {
    throw new CliFailure("Required option '--strategy <name>' not specified. See --help.", 2);
  }
  const extra = command.options.find(
    (option) =>
      command.getOptionValueSource(option.attributeName()) === 'cli' &&
      !BESIDE_RERUN.has(option.attributeName()),
  );
  if (extra === undefined) return;
  throw new CliFailure(`Option ${extra.long} does not go with --rerun: the run has its own.`, 2);
}
