/** The report of a stored run: who gives it, what was asked, and by what it is found again. */
import { describe, expect, it } from 'vitest';
import { tearSheetData } from '../analytics/tear-sheet/compute-tear-sheet.js';
import { DEFAULT_MANDATE } from '../domain/mandate-default.js';
import { DAY_MS } from '../market-data/bar-time.js';
import type { BacktestOutcome } from './outcome.js';
import { reportDocument } from './report-document.js';
import type { RunSpec } from './run-spec.js';

const at = Float64Array.from({ length: 90 }, (_, i) => Date.UTC(2020, 0, 1) + i * DAY_MS);
const price = at.map((_, i) => 100 + Math.sin(i));
const SHEET = tearSheetData({
  ...{ strategy: 'Wave', description: '', parameters: [], instrument: 'SPX', currency: 'USD' },
  ...{ settings: [], provenance: [], warnings: [], openingCash: 1000, periodsPerYear: 252 },
  ...{ labels: at, equity: price.map((value) => 10 * value), held: price, trades: [] },
  ...{ bars: null, symbols: [], excursions: [], corporateActions: [] },
});

const SPEC: RunSpec = {
  strategy: { name: 'wave', version: '1.2.0' },
  parameters: {},
  symbols: ['SPX'],
  from: 0,
  to: 1,
  cash: '10000',
  currency: 'USD',
  commission: null,
  fillModel: { name: 'conservative' },
  mandate: null,
  search: null,
};
const HASHES = { orderListHash: 'aa11', journalHash: 'bb22' };
const OUTCOME: BacktestOutcome = {
  kind: 'BACKTEST',
  provenance: {
    codeVersion: '0.1.0',
    kernelVersion: '3',
    strategyVersion: '1.2.0',
    dataHash: 'cc33',
  },
  ...{ ...HASHES, measures: {}, caveats: {}, tradeCount: 0, finalEquity: '10000' },
  ...{ journalEntries: 9, halts: [], denials: {}, seconds: 1, reproduced: null },
};

function textOf(spec: Partial<RunSpec>, outcome: Partial<BacktestOutcome> = {}): string {
  const run = { id: 'run_1', issuer: 'Meridian & Sons', sheet: SHEET };
  return reportDocument({ ...run, spec: { ...SPEC, ...spec }, outcome: { ...OUTCOME, ...outcome } })
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

describe('the report of a stored backtest', () => {
  it('names who gives it and by what it is found again', () => {
    const text = textOf({});
    expect(text).toContain('Meridian &amp; Sons · Backtest report Wave');
    for (const part of ['run_1', 'wave 1.2.0', 'Fiducia 0.1.0', 'aa11', 'bb22', 'cc33']) {
      expect(text).toContain(part);
    }
  });

  it.each<readonly [Partial<RunSpec>, readonly string[]]>([
    [{}, ['Opening cash 10,000 USD', 'Commission the instrument’s own rates', 'Limits none']],
    [{ commission: '0.001' }, ['Commission 0.1 % of each fill', 'Fill model conservative']],
    [
      { fillModel: { name: 'reference', spread: '0.0002', margin: '0.2', tradeOnClose: true } },
      ['Spread 0.02 % on each entry', 'Leverage up to 5', 'Market orders fill at the close'],
    ],
    [{ symbols: ['A', 'B'], rates: ['EURUSD'] }, ['Converted by EURUSD', 'equal parts of each']],
    [
      { mandate: { ...DEFAULT_MANDATE, maxOrderNotionalPct: '7.5', allowShort: true } },
      ['One order, at most 7.5 % of equity', 'Short positions allowed', 'Kept in cash 20 %'],
    ],
  ])('%j says %j', (spec, sentences) => {
    const text = textOf(spec);
    for (const sentence of sentences) expect(text).toContain(sentence);
  });

  it('says before any figure what the limits denied', () => {
    expect(textOf({}, { denials: { MAX_ORDERS: 1, ALLOW_SHORT: 1200 } })).toContain(
      '1,201 orders were denied by the limits: max orders (1), allow short (1,200).',
    );
    expect(textOf({}, { denials: { ALLOW_SHORT: 1 } })).toContain('1 order was denied');
    expect(textOf({})).not.toContain('denied');
  });
});
