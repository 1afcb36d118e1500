/** The figures of an account: exact, and what the words promise. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@fiducia/tenants';
import { formatDecimal } from '../domain/decimal.js';
import { accountUpdateOf, difference, percentOf } from './account-update.js';

const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 8 }))
  .map(([units, scale]) => formatDecimal(units, scale));

describe('percentages', () => {
  it.each([
    ['1', '3', '33.3333'],
    ['2', '3', '66.6667'],
    ['-1', '8', '-12.5'],
    ['5', '0', '0'],
    ['5', '-1', '0'],
    ['0.005', '10000', '0.0001'],
    ['0.00499', '10000', '0'],
    ['-0.005', '10000', '-0.0001'],
  ])('%s of %s is %s %%', (part, whole, expected) => {
    expect(percentOf(part, whole)).toBe(expected);
  });

  it('of the whole itself are a hundred', () => {
    fc.assert(
      fc.property(amount, (whole) => {
        fc.pre(Number(whole) > 0);
        expect(percentOf(whole, whole)).toBe('100');
      }),
    );
  });
});

describe('a difference', () => {
  it('added back gives what it was taken from', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const back = difference(difference(a, b), difference('0', b));
        expect(difference(back, a)).toBe('0');
      }),
    );
  });
});

it('an update carries results since yesterday, since the start and from the peak', () => {
  const update = accountUpdateOf({
    accountId: newId(),
    clientId: newId(),
    seq: 7,
    status: 'ACTIVE',
    cash: '4000',
    equity: '10800',
    exposure: '6800',
    dayStartEquity: '11000',
    peakEquity: '12000',
    startingCash: '10000',
    marketTime: Date.UTC(2008, 8, 15),
    run: 1,
  });
  expect(update).toMatchObject({
    dayResult: '-200',
    dayResultPct: '-1.8182',
    exposurePct: '62.963',
    drawdownPct: '10',
    totalResultPct: '8',
    marketTime: '2008-09-15T00:00:00.000Z',
  });
});
