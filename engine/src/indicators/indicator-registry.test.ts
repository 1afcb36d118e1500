/** How a caller's specification becomes columns. */
import { describe, expect, it } from 'vitest';
import { randomWalkBars } from '../simulation/random-walk.js';
import { computeIndicator } from './indicator-registry.js';
import type { Columns } from './indicator-registry.js';

describe('a call', () => {
  const { open, high, low, close, volume } = randomWalkBars(300, 7);
  const columns: Columns = { open, high, low, close, volume };

  it.each([
    [{ fn: 'NOTHING' }, 'there is no indicator "NOTHING"'],
    [{ fn: 'rsi' }, 'did you mean RSI?'],
    [{ fn: 'SMA', params: { period: 5 } }, 'SMA has no parameter "period"; it has timePeriod'],
    [
      { fn: 'SMA', params: { timePeriod: 1 } },
      'timePeriod must be a whole number from 2 to 100000',
    ],
    [{ fn: 'SMA', params: { timePeriod: 2.5 } }, 'timePeriod must be a whole number'],
    [{ fn: 'BBANDS', params: { nbDevUp: Number.NaN } }, 'nbDevUp must be a number'],
    [{ fn: 'MAVP', params: { minPeriod: 40 } }, 'minPeriod must not be above maxPeriod'],
    [{ fn: 'SMA', inputs: ['price'] }, 'there is no column "price"'],
    [{ fn: 'SMA', inputs: ['open', 'close'] }, 'SMA takes 1 input columns, not 2'],
  ])('with %j is refused: %s', (spec, error) => {
    const result = computeIndicator(spec, columns);
    expect(result.ok ? '' : result.error).toContain(error);
  });

  it('takes the column that it names, and defaults otherwise', () => {
    const named = computeIndicator(
      { fn: 'MAX', params: { timePeriod: 2 }, inputs: ['high'] },
      columns,
    );
    const values = named.ok ? named.outputs['output'] : undefined;
    expect(values?.[1]).toBe(Math.max(high[0] as number, high[1] as number));
  });
});
