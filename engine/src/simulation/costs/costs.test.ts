/** What trading and holding cost, against figures worked out by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plus } from '../../domain/amount.js';
import type { Amount } from '../../domain/amount.js';
import { InstrumentScale } from '../../domain/instrument-scale.js';
import { decimalToMinor } from '../../domain/money.js';
import { TEST_INSTRUMENT } from '../../testing/synthetic-bars.js';
import { NO_CARRYING, chargesBetween } from './carrying-costs.js';
import { FeeMeter } from './fee-schedule.js';
import type { FeeSchedule } from './fee-schedule.js';
import { isBelowMaintenance } from './margin-terms.js';
import { NO_SLIPPAGE, lotsAvailable, slippedTicks } from './slippage.js';

const scale = new InstrumentScale({ ...TEST_INSTRUMENT, lotSize: '1' });
const exact = (text: string): bigint => decimalToMinor(text, 'USD');
const usd = (text: string): number => Number(exact(text));
const FREE: FeeSchedule = {
  takerRate: '0',
  makerRate: '0',
  perUnit: '0',
  perOrder: '0',
  minimum: '0',
  maximumRate: null,
  tiers: [],
};
const fill = (order: string, lots: number, notional: string, isMaker = false, day = 0) => ({
  order,
  lots,
  notional: usd(notional),
  volume: usd(notional),
  isMaker,
  at: day * 86_400_000,
});

describe('a fee schedule', () => {
  it('charges rates by side, and pays a rebate for a negative one', () => {
    const meter = new FeeMeter({ ...FREE, takerRate: '0.001', makerRate: '-0.00025' }, 'USD');
    expect(meter.charge(fill('a', 1, '1000'), scale)).toBe(usd('1'));
    expect(meter.charge(fill('b', 1, '1000', true), scale)).toBe(-usd('0.25'));
  });

  it('charges a US broker’s order 0.005 a share, at least 1, at most 1 % of it', () => {
    const broker = { ...FREE, perUnit: '0.005', minimum: '1', maximumRate: '0.01' };
    const meter = new FeeMeter(broker, 'USD');
    expect(meter.charge(fill('a', 100, '5000'), scale)).toBe(usd('1'));
    expect(meter.charge(fill('a', 400, '20000'), scale)).toBe(usd('1.5'));
    expect(meter.charge(fill('penny', 100, '20'), scale)).toBe(usd('0.2'));
  });

  it('charges an order once for itself, however many fills it has', () => {
    const meter = new FeeMeter({ ...FREE, perOrder: '2' }, 'USD');
    expect(meter.charge(fill('a', 1, '10'), scale)).toBe(usd('2'));
    expect(meter.charge(fill('a', 1, '10'), scale)).toBe(0);
    meter.close('a');
    expect(meter.charge(fill('b', 1, '10'), scale)).toBe(usd('2'));
  });

  it('moves to a cheaper tier with the notional of thirty days, and back', () => {
    const tiers = [{ fromVolume: '1000', takerRate: '0.0005', makerRate: '0' }];
    const meter = new FeeMeter({ ...FREE, takerRate: '0.001', tiers }, 'USD');
    expect(meter.charge(fill('a', 1, '1000'), scale)).toBe(usd('1'));
    expect(meter.charge(fill('b', 1, '1000', false, 1), scale)).toBe(usd('0.5'));
    expect(meter.charge(fill('c', 1, '1000', false, 40), scale)).toBe(usd('1'));
  });

  it('charges the same in all, however an order is cut into fills', () => {
    const schedule = { ...FREE, takerRate: '0.001', perUnit: '0.01', minimum: '3', perOrder: '1' };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1 }), (parts) => {
        const whole = new FeeMeter(schedule, 'USD');
        const cut = new FeeMeter(schedule, 'USD');
        const total = parts.reduce((sum, lots) => sum + lots, 0);
        const atOnce = whole.charge(fill('a', total, String(total * 10)), scale);
        const inParts = parts.reduce(
          (sum, lots) => plus(sum, cut.charge(fill('a', lots, String(lots * 10)), scale)),
          0 as Amount,
        );
        expect(inParts).toBe(atOnce);
      }),
    );
  });
});

describe('slippage', () => {
  const bar = { highTicks: 10_100, lowTicks: 9_900, closeTicks: 10_000, volumeLots: 1_000 };
  const buy = { sign: 1, lots: 10, bar };
  it.each([
    ['none', {}, buy, 10_000, 10_000],
    ['half a spread of 10 basis points', { halfSpread: 0.0005 }, buy, 10_000, 10_005],
    ['the same for a sale', { halfSpread: 0.0005 }, { ...buy, sign: -1 }, 10_000, 9_995],
    ['a fraction of a tick, rounded against us', { rate: 0.00001 }, buy, 10_000, 10_001],
    ['ticks', { ticks: 3 }, buy, 10_000, 10_003],
    ['never beyond the bar', { rate: 0.05 }, buy, 10_000, 10_100],
    // range 2 % ÷ (2 √ln 2) = 1.2011 %, × √(10/1000) = 0.12011 %
    ['square-root impact', { impact: 1 }, buy, 10_000, 10_013],
    [
      'impact without volume',
      { impact: 0.5 },
      { ...buy, bar: { ...bar, volumeLots: 0 } },
      10_000,
      10_061,
    ],
  ])('%s', (_, model, order, ticks, expected) => {
    expect(slippedTicks(ticks, order, { ...NO_SLIPPAGE, ...model })).toBe(expected);
  });

  it('leaves to others what is above our share of the volume', () => {
    const model = { ...NO_SLIPPAGE, participation: 0.1 };
    expect(lotsAvailable(1_000, 0, model)).toBe(100);
    expect(lotsAvailable(1_000, 70, model)).toBe(30);
    expect(lotsAvailable(0, 0, model)).toBe(0);
  });
});

describe('carrying costs', () => {
  const day = 86_400_000;
  const long = [{ symbol: 'BTC', value: exact('10000') }];
  const short = [{ symbol: 'BTC', value: -exact('36500') }];
  it('funding is paid by longs three times a day, and received by shorts', () => {
    const terms = { ...NO_CARRYING, funding: { rate: '0.0001', intervalHours: 8 } };
    const charges = chargesBetween(terms, -1, day - 1, { positions: long, cash: 0n });
    expect(charges).toEqual([{ kind: 'FUNDING', symbol: 'BTC', amount: usd('3') }]);
    const [received] = chargesBetween(terms, -1, 8 * 3_600_000 - 1, { positions: short, cash: 0n });
    expect(received?.amount).toBe(-usd('3.65'));
  });

  it('shorts pay for what they borrow, and debts bear interest, by the day of 365', () => {
    const terms = { ...NO_CARRYING, borrowRate: '0.02', debitInterestRate: '0.05' };
    const held = { positions: short, cash: -exact('7300') };
    expect(chargesBetween(terms, day - 1, 3 * day - 1, held)).toEqual([
      { kind: 'BORROW', symbol: 'BTC', amount: usd('4') },
      { kind: 'INTEREST', symbol: null, amount: usd('2') },
    ]);
    expect(chargesBetween(terms, day - 1, day + 5, held)).toEqual([]);
  });

  it('cash earns what the venue pays', () => {
    const terms = { ...NO_CARRYING, creditInterestRate: '0.0365' };
    expect(chargesBetween(terms, -1, day - 1, { positions: [], cash: exact('1000') })).toEqual([
      { kind: 'INTEREST', symbol: null, amount: -usd('0.1') },
    ]);
  });
});

it('the maintenance margin is of the gross value, and nothing held needs none', () => {
  const terms = { maintenanceRate: '0.05', liquidationFeeRate: '0.01' };
  expect(isBelowMaintenance(terms, exact('5'), exact('100'))).toBe(false);
  expect(isBelowMaintenance(terms, exact('4.99'), exact('100'))).toBe(true);
  expect(isBelowMaintenance(terms, -exact('1'), 0n)).toBe(false);
});
