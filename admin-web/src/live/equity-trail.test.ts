/** The sparkline grows by one point per bar and begins anew with a new run. */
import type { AccountUpdate } from '@fiducia/sdk';
import { describe, expect, it } from 'vitest';
import type { EquityTrail } from './equity-trail.js';
import { TRAIL_POINTS, extendTrail } from './equity-trail.js';

const trail: EquityTrail = { run: 1, lastAt: '2020-03-11', values: [100, 99] };
const update = (changes: Partial<AccountUpdate>): AccountUpdate => ({
  accountId: 'a',
  seq: 1,
  restricted: false,
  status: 'ACTIVE',
  equity: '98.50',
  cash: '0',
  dayResult: '0',
  dayResultPct: '0',
  exposure: '0',
  exposurePct: '0',
  drawdownPct: '0',
  totalResultPct: '0',
  marketTime: '2020-03-12',
  run: 1,
  ...changes,
});

describe('the equity trail', () => {
  it.each([
    ['adds a later bar', {}, [100, 99, 98.5]],
    ['replaces the same bar', { marketTime: '2020-03-11' }, [100, 98.5]],
    ['ignores an earlier bar', { marketTime: '2020-03-10' }, [100, 99]],
    ['begins anew with a new run', { run: 2, marketTime: '2000-01-03' }, [98.5]],
    ['ignores what is left of an old run', { run: 0 }, [100, 99]],
  ])('%s', (_, changes, values) => {
    expect(extendTrail(trail, update(changes)).values).toEqual(values);
  });

  it('stays as long as there is room', () => {
    const long = { ...trail, values: Array.from({ length: TRAIL_POINTS }, (_, i) => i) };
    const extended = extendTrail(long, update({}));
    expect(extended.values).toHaveLength(TRAIL_POINTS);
    expect(extended.values.at(-1)).toBe(98.5);
  });
});
