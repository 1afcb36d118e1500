/** The end of the data and its start over are announced once; ordinary bars are not. */
import type { MarketStatus } from '@fiducia/sdk';
import { describe, expect, it } from 'vitest';
import { announcementOf } from './market-announcement.js';

const status = (changes: Partial<MarketStatus> = {}): MarketStatus => ({
  phase: 'REPLAYING',
  source: 'S&P 500',
  marketTime: '2020-03-12T00:00:00.000Z',
  barsPerSecond: 1,
  run: 1,
  firstBar: '2000-01-03T00:00:00.000Z',
  lastBar: '2020-04-17T00:00:00.000Z',
  progressPct: '99.00',
  message: '',
  ...changes,
});

describe('announcements of the market', () => {
  it.each([
    ['nothing at the first reading', undefined, status({ phase: 'ENDED' }), null],
    ['nothing while bars pass', status(), status({ progressPct: '99.1' }), null],
    ['the end', status(), status({ phase: 'ENDED' }), { kind: 'ENDED', lastBar: status().lastBar }],
    [
      'the start over',
      status({ phase: 'ENDED' }),
      status({ run: 2 }),
      { kind: 'STARTED_OVER', run: 2 },
    ],
    ['a stop', status(), status({ phase: 'STOPPED' }), { kind: 'STOPPED' }],
    ['going on after a stop', status({ phase: 'STOPPED' }), status(), { kind: 'RUNNING' }],
    ['nothing at the end of the fast-forward', status({ phase: 'FAST_FORWARD' }), status(), null],
  ])('%s', (_, before, now, expected) => {
    expect(announcementOf(before, now)).toEqual(expected);
  });
});
