/** `fiducia data`: resample a bars file, and say what is wrong with one. */
import { Option, type Command } from 'commander';

import { withBarsOptions } from '../backtest/bars-options.js';
import type { CheckFlags } from '../data/check-command.js';
import type { ResampleFlags } from '../data/resample-command.js';
import { corporateActionsOption } from '../data/corporate-actions-option.js';
import { calendarOption } from '../data/calendar-option.js';

export function registerData(program: Command): void {
  const data = program.command('data').description('bars files: resample one, check one');
  withBarsOptions(data.command('resample'), { dates: false })
    .description('longer bars from a bars file, labelled by their open')
    .requiredOption('--to <timeframe>', 'length of the new bars: 5m, 1h, 240m, 1d, 1w')
    .addOption(calendarOption())
    .addOption(corporateActionsOption())
    .addOption(
      new Option('--hours <hours>', 'trading outside the session in days and weeks').choices([
        'regular',
        'all',
      ]),
    )
    .addOption(
      new Option('--align <to>', 'where bars shorter than a day begin')
        .choices(['clock', 'session'])
        .default('clock'),
    )
    .option('--keep-partial', 'also the first and last bar that the file covers only in part')
    .option('--out <file>', 'write the bars as .csv or .csv.gz')
    .action(async (flags: ResampleFlags) => {
      const { resampleCommand } = await import('../data/resample-command.js');
      resampleCommand(flags);
    });
  withBarsOptions(data.command('check'), { dates: false, skipping: false })
    .description('quality report: holes, suspected splits, outliers, bad rows and more')
    .addOption(calendarOption())
    .action(async (flags: CheckFlags) => {
      const { checkCommand } = await import('../data/check-command.js');
      checkCommand(flags);
    });
}
