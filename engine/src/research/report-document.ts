/** A stored backtest as one HTML file for a client: its sheet, what was asked, and how it is found again. */
import { renderTearSheet } from '../analytics/tear-sheet/render-tear-sheet.js';
import type { TearSheetData, TearSheetFact } from '../analytics/tear-sheet/tear-sheet-data.js';
import { canonicalJson } from '../journal/canonical-json.js';
import type { BacktestOutcome } from './outcome.js';
import type { FillModelSpec, RunSpec } from './run-spec.js';

export interface RunToPrint {
  /** As people quote it. */
  readonly id: string;
  /** Who gives it to the reader. */
  readonly issuer: string;
  readonly spec: RunSpec;
  readonly outcome: BacktestOutcome;
  readonly sheet: TearSheetData;
}

export function reportDocument({ id, issuer, spec, outcome, sheet }: RunToPrint): string {
  return renderTearSheet({
    ...sheet,
    issuer,
    settings: settingsOf(spec),
    provenance: provenanceOf(id, spec, outcome),
    warnings: [...sheet.warnings, ...deniedWarning(outcome)],
  });
}

function settingsOf(spec: RunSpec): readonly TearSheetFact[] {
  const { cash, currency, commission, rates = [], symbols, mandate } = spec;
  return [
    { name: 'Opening cash', value: `${Number(cash).toLocaleString('en-US')} ${currency}` },
    {
      name: 'Commission',
      value:
        commission === null ? 'the instrument’s own rates' : `${percent(commission)} of each fill`,
    },
    ...fillFacts(spec.fillModel),
    ...(rates.length === 0 ? [] : [{ name: 'Converted by', value: rates.join(', ') }]),
    ...(symbols.length === 1 ? [] : [{ name: 'Holding', value: 'equal parts of each' }]),
    ...limitFacts(mandate),
  ];
}

function fillFacts(model: FillModelSpec): readonly TearSheetFact[] {
  const name = { name: 'Fill model', value: model.name };
  if (model.name === 'conservative') {
    const { costs } = model;
    return costs === undefined
      ? [name]
      : [name, { name: 'Market costs', value: canonicalJson(costs) }];
  }
  const leverage = Number((1 / Number(model.margin)).toPrecision(4));
  return [
    name,
    { name: 'Spread', value: `${percent(model.spread)} on each entry` },
    ...(leverage === 1 ? [] : [{ name: 'Leverage', value: `up to ${leverage}` }]),
    ...(model.tradeOnClose ? [{ name: 'Market orders', value: 'fill at the close' }] : []),
  ];
}

function limitFacts(mandate: RunSpec['mandate']): readonly TearSheetFact[] {
  if (mandate === null) return [{ name: 'Limits', value: 'none' }];
  return [
    { name: 'One order, at most', value: `${mandate.maxOrderNotionalPct} % of equity` },
    { name: 'Exposure, at most', value: `${mandate.maxGrossExposurePct} % of equity` },
    { name: 'Kept in cash', value: `${mandate.cashReservePct} % of equity` },
    { name: 'Halts at a drawdown of', value: `${mandate.maxDrawdownPct} %` },
    { name: 'Halts at a daily loss of', value: `${mandate.maxDailyLossPct} %` },
    { name: 'Short positions', value: mandate.allowShort ? 'allowed' : 'not allowed' },
  ];
}

function provenanceOf(
  id: string,
  { strategy }: RunSpec,
  { provenance, orderListHash, journalHash }: BacktestOutcome,
): readonly TearSheetFact[] {
  return [
    { name: 'Run', value: id },
    { name: 'Strategy', value: `${strategy.name} ${strategy.version}` },
    { name: 'Engine', value: `Fiducia ${provenance.codeVersion}` },
    { name: 'Orders (SHA-256)', value: orderListHash },
    { name: 'Journal (SHA-256)', value: journalHash },
    { name: 'Data (SHA-256)', value: provenance.dataHash },
  ];
}

/** What was not bought may be the better part of a result. */
function deniedWarning({ denials }: BacktestOutcome): readonly string[] {
  const count = Object.values(denials).reduce((sum, each) => sum + each, 0);
  if (count === 0) return [];
  const checks = Object.entries(denials).map(
    ([check, times]) =>
      `${check.toLowerCase().replaceAll('_', ' ')} (${times.toLocaleString('en-US')})`,
  );
  const were = count === 1 ? '1 order was' : `${count.toLocaleString('en-US')} orders were`;
  return [`${were} denied by the limits: ${checks.join(', ')}.`];
}

function percent(fraction: string): string {
  return `${Number((Number(fraction) * 100).toPrecision(6))} %`;
}
