/** `fiducia indicators`: indicators over a bars file, under TA-Lib's names. */
import type { Command } from 'commander';

import { withBarsOptions } from '../backtest/bars-options.js';
import type { IndicatorFlags } from '../indicators/run-command.js';

export function registerIndicators(program: Command): void {
  withBarsOptions(program.command('indicators'), { barsRequired: false })
    .description('indicators over a bars file, or a list of them')
    .option(
      '--spec <file>',
      'JSON: [{ "fn": "RSI", "params": { "timePeriod": 14 }, "inputs": ["close"] }]',
    )
    .option('--list', 'print every indicator with its parameters')
    .action(async (flags: IndicatorFlags) => {
      const { indicatorsCommand } = await import('../indicators/run-command.js');
      indicatorsCommand(flags);
    });
}
