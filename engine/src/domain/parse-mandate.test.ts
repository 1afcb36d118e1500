/** Mandates that somebody else wrote. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_MANDATE } from './mandate-default.js';
import { parseMandate } from './parse-mandate.js';

describe('a mandate', () => {
  it('takes the product’s limits where it says nothing, and numbers as their decimal text', () => {
    expect(parseMandate({ maxDrawdownPct: 12.5, allowShort: true })).toEqual({
      ok: true,
      mandate: { ...DEFAULT_MANDATE, maxDrawdownPct: '12.5', allowShort: true },
    });
  });

  it('may grant a credit line by a reserve below zero', () => {
    expect(parseMandate({ cashReservePct: -200 })).toMatchObject({ ok: true });
  });

  it.each([
    [null, ''],
    [[], ''],
    [{ maxDrawdown: 10 }, 'maxDrawdown'],
    [{ maxDrawdownPct: 101 }, 'maxDrawdownPct'],
    [{ maxDrawdownPct: '-1' }, 'maxDrawdownPct'],
    [{ cashReservePct: 'ten' }, 'cashReservePct'],
    [{ cashReservePct: Number.NaN }, 'cashReservePct'],
    [{ cashReservePct: -10_001 }, 'cashReservePct'],
    [{ maxOrderNotional: '0' }, 'maxOrderNotional'],
    [{ maxOrderUnits: '1.123456789' }, 'maxOrderUnits'],
    [{ allowShort: 'yes' }, 'allowShort'],
    [{ onStop: 'SELL' }, 'onStop'],
    [JSON.parse('{"__proto__": 1}'), '__proto__'],
  ])('of %j is refused, naming %s', (value, field) => {
    expect(parseMandate(value)).toMatchObject({ ok: false, field });
  });
});
