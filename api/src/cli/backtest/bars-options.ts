/** The options by which a command is given a bars file; nothing is loaded for them. */
import { Option, type Command } from 'commander';

export interface BarsFlags {
  readonly bars: string;
  readonly side?: 'bid' | 'ask' | undefined;
  readonly skipBadRows?: boolean | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly json?: boolean | undefined;
}

export interface BarsOptionChoices {
  readonly barsRequired?: boolean;
  /** `--from` and `--to`. */
  readonly dates?: boolean;
  readonly skipping?: boolean;
  /** `--bars` may come several times and gives a list. */
  readonly many?: boolean;
}

export function withBarsOptions(
  command: Command,
  { barsRequired = true, dates = true, skipping = true, many = false }: BarsOptionChoices = {},
): Command {
  const bars = new Option(
    '--bars <file>',
    many ? 'bars as .csv or .csv.gz; repeat it for several symbols' : 'bars as .csv or .csv.gz',
  ).makeOptionMandatory(barsRequired);
  if (many) bars.argParser((file: string, files: readonly string[] = []) => [...files, file]);
  command
    .addOption(bars)
    .addOption(
      new Option('--side <side>', 'which prices of a bid and ask file').choices(['bid', 'ask']),
    )
    .option('--json', 'one JSON document on stdout, messages on stderr');
  if (skipping) {
    command.option('--skip-bad-rows', 'count bad rows and go on instead of stopping at the first');
  }
  if (!dates) return command;
  return command
    .option('--from <time>', 'first bar to take (a day, or a day and a time)')
    .option('--to <time>', 'last bar to take; a day is taken whole');
}
