/** Trading costs from outside: numbers become exact text, mistakes become sentences. */
import { describe, expect, it } from 'vitest';
import { NO_COSTS, parseTradingCosts } from './parse-trading-costs.js';

describe('trading costs as JSON', () => {
  it('are free where nothing is said', () => {
    expect(parseTradingCosts({})).toEqual({ ok: true, costs: NO_COSTS });
  });

  it('keep numbers as their decimal text', () => {
    const parsed = parseTradingCosts({
      fees: { takerRate: 0.001, makerRate: -0.00025, tiers: [] },
      carrying: { borrowRate: 1e-7 },
      latencyMs: 50,
    });
    expect(parsed).toMatchObject({
      ok: true,
      costs: {
        fees: { takerRate: '0.001', makerRate: '-0.00025', minimum: '0', maximumRate: null },
        carrying: { borrowRate: '0.0000001', funding: null },
        slippage: { participation: null },
        latencyMs: 50,
      },
    });
  });

  it.each([
    [5, 'the costs'],
    [{ fee: {} }, 'fee'],
    [{ fees: { takerRate: 'a lot' } }, 'fees.takerRate: must be a decimal number'],
    [{ fees: { takerRate: 2 } }, 'fees.takerRate: must be a fraction below 1'],
    [{ fees: { minimum: -1 } }, 'fees.minimum: must be at least 0'],
    [
      {
        fees: {
          tiers: [
            { fromVolume: 5, takerRate: 0, makerRate: 0 },
            { fromVolume: 5, takerRate: 0, makerRate: 0 },
          ],
        },
      },
      'ascending order of fromVolume',
    ],
    [{ slippage: { participation: 0 } }, 'slippage.participation'],
    [
      { carrying: { funding: { rate: 0.0001, intervalHours: 7 } } },
      'carrying.funding.intervalHours',
    ],
    [{ latencyMs: -1 }, 'latencyMs'],
    [{ margin: {} }, 'margin.maintenanceRate'],
  ])('%j is refused with the field', (value, sentence) => {
    const parsed = parseTradingCosts(value);
    expect(parsed.ok ? '' : parsed.error).toContain(sentence);
  });
});
