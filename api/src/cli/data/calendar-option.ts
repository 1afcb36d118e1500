/** `--calendar`: whose sessions the bars follow; nothing is loaded for it. */
import { Option } from 'commander';

/** As the engine has them; the option must not load the engine for `--help`. */
export const CALENDAR_CHOICES = ['XNYS', 'FX', '24/7', 'WEEKDAYS'] as const;

export function calendarOption(): Option {
  return new Option(
    '--calendar <id>',
    'sessions and holidays (default: told from the times of the bars)',
  ).choices(CALENDAR_CHOICES);
}
