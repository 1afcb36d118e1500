/** `--timeout`: how long a strategy may think without coming to its next bar. */
import { InvalidArgumentError, Option } from 'commander';

/** No strategy of sense needs as long for one bar; a machine under load may. */
const DEFAULT_SECONDS = 30;
const MOST_SECONDS = 86_400;

export function timeoutOption(): Option {
  return new Option(
    '--timeout <seconds>',
    'end a strategy of your own that makes no progress for so long',
  )
    .default(DEFAULT_SECONDS)
    .argParser((text) => {
      const value = Number(text);
      if (Number.isInteger(value) && value >= 1 && value <= MOST_SECONDS) return value;
      throw new InvalidArgumentError(`It takes a whole number from 1 to ${MOST_SECONDS}.`);
    });
}
