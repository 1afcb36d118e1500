/** Ticks, lots and money: exact at every size, rounded in one way. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf } from './amount.js';
import { InstrumentScale, feeOn } from './instrument-scale.js';
import type { InstrumentSpec } from './instrument.js';
import { parseDecimal } from './decimal.js';

function scaleOf(
  tickSize: string,
  lotSize: string,
  currency = 'USD',
  fee = '0.001',
): InstrumentScale {
  const spec: InstrumentSpec = {
    symbol: 'X',
    name: 'X',
    assetClass: 'EQUITY',
    currency,
    tickSize,
    lotSize,
    timeframe: '1d',
    takerFeeRate: fee,
    makerFeeRate: fee,
  };
  return new InstrumentScale(spec);
}

const STEPS = ['0.01', '0.25', '1', '0.0005', '0.00000001', '0.000000001', '0.125', '5'] as const;
const MAX = Number.MAX_SAFE_INTEGER;
/** Small, ordinary and close to 2⁵³. */
const count = fc.oneof(
  fc.integer({ min: 0, max: 1000 }),
  fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  fc.maxSafeNat(),
  fc.integer({ min: 0, max: 50 }).map((back) => MAX - back),
);

/** Half to even, the long way round. */
function roundedRatio(numerator: bigint, denominator: bigint): bigint {
  const sign = numerator < 0n ? -1n : 1n;
  const size = numerator * sign;
  const whole = size / denominator;
  const twice = (size % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && whole % 2n === 1n);
  return sign * (up ? whole + 1n : whole);
}

function exactNotional(scale: InstrumentScale, lots: number, ticks: number): bigint {
  const tick = parseDecimal(scale.spec.tickSize);
  const lot = parseDecimal(scale.spec.lotSize);
  const decimals = scale.spec.currency === 'USD' ? 8 : 18;
  const numerator = BigInt(lots) * BigInt(ticks) * tick.units * lot.units * 10n ** BigInt(decimals);
  return roundedRatio(numerator, 10n ** BigInt(tick.scale + lot.scale));
}

describe('the product of price and quantity', () => {
  it('is exact up to 2⁵³ ticks and lots, long and short', () => {
    const step = fc.constantFrom(...STEPS);
    const scales = fc
      .tuple(step, step, fc.constantFrom('USD', 'BTC'))
      .map(([tick, lot, currency]) => scaleOf(tick, lot, currency));
    fc.assert(
      fc.property(scales, count, count, fc.boolean(), (scale, a, b, short) => {
        const lots = short ? -a : a;
        const exact = exactNotional(scale, lots, b);
        expect(scale.notional(lots, b)).toBe(amountOf(exact));
        const safe = scale.notionalSafe(lots, b);
        if (!Number.isNaN(safe)) expect(BigInt(safe)).toBe(exact);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes the plain path for ordinary amounts and says so for those it cannot carry', () => {
    const scale = scaleOf('0.000000001', '1');
    expect(scale.notionalSafe(3000, 1_455_219_971_000)).toBe(436_565_991_300_000);
    expect(scale.notionalSafe(10_000, 1_455_219_971_000)).toBeNaN();
  });

  it('agrees with the price as a venue writes it, on the tick and between ticks', () => {
    const scale = scaleOf('0.01', '0.001');
    expect(scale.notionalAt(1500, '100.01')).toBe(scale.notional(1500, 10_001));
    expect(scale.notionalAt(1, '0.000004')).toBe(0);
    expect(scale.notionalAt(1, '0.000006')).toBe(1);
  });

  it('has fees that are exact and rounded half to even', () => {
    const { takerFee } = scaleOf('0.01', '1', 'USD', '0.0015');
    expect(feeOn(1000, takerFee)).toBe(2);
    expect(feeOn(3000, takerFee)).toBe(4);
    expect(feeOn(amountOf(10n ** 30n), takerFee)).toBe(15n * 10n ** 26n);
  });
});

describe('decimals and steps', () => {
  it('come back as they went in', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STEPS), fc.maxSafeNat(), (step, raw) => {
        const scale = scaleOf(step, step);
        const ticks = Math.floor(raw / scale.tickUnits);
        expect(scale.priceToTicks(scale.ticksToPrice(ticks))).toBe(ticks);
        expect(scale.quantityToLots(scale.lotsToQuantity(ticks))).toBe(ticks);
      }),
    );
  });

  it.each([
    ['100.01', 10_001],
    ['100.010', 10_001],
    ['100.015', null],
    ['90071992547409.92', null],
    ['90071992547409.91', MAX],
  ])('reads the price %s as %s ticks of 0.01', (price, ticks) => {
    expect(scaleOf('0.01', '1').priceToTicks(price)).toBe(ticks);
  });

  it('gives floats that are the nearest to the decimal, as a parser would', () => {
    const scale = scaleOf('0.01', '1');
    for (const ticks of [18_036, 1, 99_999, 1_455_221]) {
      expect(scale.ticksToFloat(ticks)).toBe(Number(scale.ticksToPrice(ticks)));
    }
  });

  it('counts a float quantity a hair below a lot as that lot, and never rounds up otherwise', () => {
    const scale = scaleOf('0.01', '0.1');
    expect(scale.floatToLots(0.1 + 0.2)).toBe(3);
    expect(scale.floatToLots(0.29)).toBe(2);
  });
});
