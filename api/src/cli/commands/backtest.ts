/** `fiducia backtest`: one account on one bars file through the full order path. */
import type { Command } from 'commander';

import type { BacktestFlags } from '../backtest/run-command.js';
import { withRunOptions } from '../backtest/run-options.js';

export function registerBacktest(program: Command): void {
  withRunOptions(program.command('backtest'))
    .description('run a strategy over a bars file through the full order path')
    .option('--params <json>', 'parameters of the strategy as a JSON object', '{}')
    .option('--ticks <file>', 'quotes, trades or an order book to fill against (ticks)')
    .option('--timeframe <length>', 'bars of the ticks that the strategy sees', '1m')
    .option('--report <file>', 'also write a tear sheet: one HTML file that needs nothing else')
    .action(async (flags: BacktestFlags) => {
      const { backtestCommand } = await import('../backtest/run-command.js');
      await backtestCommand(flags);
    });
}
