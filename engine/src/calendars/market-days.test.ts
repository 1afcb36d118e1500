/** The day that an account's profit and loss is counted by. */
import { describe, expect, it } from 'vitest';
import { ACME } from '../testing/test-account.js';
import { dayText } from './civil-day.js';
import { MarketDays } from './market-days.js';

const HOURLY = { ...ACME, timeframe: '1h' };
const day = (instruments: readonly (typeof ACME)[], at: string): string =>
  dayText(new MarketDays(instruments).at({ now: Date.parse(at) }));

describe('the market day of an account', () => {
  it.each([
    ['equities after hours', [HOURLY], '2024-01-09T00:30Z', '2024-01-08'],
    ['equities at night', [HOURLY], '2024-01-09T03:00Z', '2024-01-09'],
    [
      'forex after 17:00',
      [{ ...HOURLY, calendar: 'FX' as const }],
      '2024-01-08T22:30Z',
      '2024-01-09',
    ],
    ['crypto', [{ ...HOURLY, assetClass: 'CRYPTO' as const }], '2024-01-06T23:59Z', '2024-01-06'],
    [
      'two calendars',
      [HOURLY, { ...HOURLY, calendar: 'FX' as const }],
      '2024-01-08T22:30Z',
      '2024-01-08',
    ],
    [
      'daily bars',
      [{ ...ACME, calendar: 'FX' as const }],
      '2024-01-08T23:59:59.999Z',
      '2024-01-08',
    ],
  ])('of %s', (_name, instruments, at, expected) => {
    expect(day(instruments, at)).toBe(expected);
  });
});
