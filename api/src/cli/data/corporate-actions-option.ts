/** `--corporate-actions`: splits and dividends of the bars' symbols; nothing is loaded for it. */
import { Option } from 'commander';

export function corporateActionsOption(): Option {
  return new Option(
    '--corporate-actions <file>',
    'splits and dividends: columns date, type, value, or a factor file; may be repeated',
  ).argParser((file: string, files: readonly string[] = []) => [...files, file]);
}
