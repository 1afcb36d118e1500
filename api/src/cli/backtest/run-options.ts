/** The options of an account and its market, which a backtest and a search share. */
import { InvalidArgumentError, Option, type Command } from 'commander';

import { corporateActionsOption } from '../data/corporate-actions-option.js';
import { calendarOption } from '../data/calendar-option.js';
import { withBarsOptions } from './bars-options.js';
import { plainDecimal } from './plain-decimal.js';

export function withRunOptions(
  command: Command,
  { strategyRequired = true }: { readonly strategyRequired?: boolean } = {},
): Command {
  return withBarsOptions(command, { many: true, barsRequired: false })
    .addOption(
      new Option(
        '--strategy <name>',
        'a built-in strategy, or a file such as ./mine.ts',
      ).makeOptionMandatory(strategyRequired),
    )
    .option('--cash <amount>', 'opening cash', plainDecimal, '10000')
    .option('--commission <rate>', 'fraction of notional on each fill', plainDecimal, '0')
    .option('--spread <rate>', 'fraction of the price on each entry (reference)', rate, 0)
    .option(
      '--margin <rate>',
      'equity for one unit of exposure, 0.2 = five times (reference)',
      margin,
      1,
    )
    .option('--trade-on-close', 'fill market orders at the close they were decided on (reference)')
    .addOption(
      new Option('--fill-model <model>', 'how orders fill; conservative is as on paper')
        .choices(['reference', 'conservative', 'ticks'])
        .default('reference'),
    )
    .option(
      '--tick <step>',
      'smallest price step (default: the decimals of the file)',
      plainDecimal,
    )
    .option('--lot <step>', 'smallest quantity (default: 1)', plainDecimal)
    .option('--limits <file>', 'a mandate as JSON: the limits of the account')
    .option('--limit-changes <file>', 'limits that change on the way: [{ at, limits }] as JSON')
    .option('--costs <file>', 'what trading and holding costs, as JSON (conservative, ticks)')
    .addOption(calendarOption())
    .addOption(corporateActionsOption())
    .option('--symbol <symbol>', 'what the bars are of (default: the name of the file)')
    .option('--currency <code>', 'currency of the account (default: that of a single file, or USD)')
    .addOption(
      new Option(
        '--quote <symbol=code>',
        'currency of a file’s prices, as SIE=EUR (default: the account’s; EURUSD is in USD)',
      ).argParser(repeated),
    )
    .addOption(
      new Option(
        '--rate <file>',
        'bars of an exchange rate such as EURUSD.csv that converts the others and is not traded',
      ).argParser(repeated),
    );
}

function repeated(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, text];
}

function rate(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value < 1) return value;
  throw new InvalidArgumentError('It takes a fraction from 0 to below 1.');
}

function margin(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value <= 1) return value;
  throw new InvalidArgumentError('It takes a fraction above 0 and at most 1.');
}
