import type { Mandate } from '@fiducia/sdk';
import { describe, expect, it } from 'vitest';
import { changedLimits, faultyLimit, limitsForm } from './limits-form.js';

const MANDATE: Mandate = {
  maxOrderNotionalPct: '5',
  maxOrderNotional: null,
  maxOrderUnits: '100',
  maxGrossExposurePct: '80',
  cashReservePct: '20',
  maxDrawdownPct: '10',
  maxDailyLossPct: '5',
  allowShort: false,
  onStop: 'CLOSE_POSITIONS',
};

describe('the form of limits', () => {
  it('that nobody has touched changes nothing', () => {
    expect(changedLimits(MANDATE, limitsForm(MANDATE))).toEqual({});
  });

  it('gives only what differs, and takes an amount away that was emptied', () => {
    const form = limitsForm(MANDATE);
    const numbers = { ...form.numbers, maxDrawdownPct: ' 7.5 ', maxOrderUnits: '' };
    expect(changedLimits(MANDATE, { ...form, numbers, allowShort: true })).toEqual({
      maxDrawdownPct: '7.5',
      maxOrderUnits: null,
      allowShort: true,
    });
  });

  it.each([
    ['maxDrawdownPct', '', 'maxDrawdownPct'],
    ['maxDrawdownPct', 'ten', 'maxDrawdownPct'],
    ['maxOrderNotional', '', null],
    ['maxOrderNotional', '1e3', 'maxOrderNotional'],
  ] as const)('names the field at fault: %s "%s"', (name, text, fault) => {
    const form = limitsForm(MANDATE);
    expect(faultyLimit({ ...form, numbers: { ...form.numbers, [name]: text } })).toBe(fault);
  });
});
