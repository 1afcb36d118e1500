/** All recorded bars of a replay in order of time: step by step, each step one stamp. */
import { assertThat, present } from '../domain/assert.js';
import type { CorporateAction } from '../domain/corporate-action.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { BarReference, MarketTimeMs } from '../kernel/inputs.js';
import { dueActions } from './corporate-actions/due-actions.js';
import type { ActionInput } from './corporate-actions/due-actions.js';
import type { MarketBar, MarketBars } from './market-bar.js';

/** One series in columns: prices in ticks of its instrument, rows in order of time. */
export interface RecordedSeries {
  readonly id: string;
  readonly instrument: InstrumentSpec;
  readonly at: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  /** SHA-256 of each bar's canonical content, hex. */
  readonly hashes: readonly string[];
  /** Splits and dividends of the instrument; the bars are as they were traded. */
  readonly actions?: readonly CorporateAction[] | undefined;
}

/** What a BARS input needs: the references for the journal, the values for the kernel. */
export interface MarketStep {
  readonly at: MarketTimeMs;
  readonly references: readonly BarReference[];
  readonly bars: MarketBars;
  /** What takes effect before these bars, in the order of the symbols. */
  readonly actions: readonly ActionInput[];
}

const NO_ACTIONS: readonly ActionInput[] = [];

export class MarketTimeline {
  /** Distinct stamps of all series. */
  private readonly stamps: Float64Array;
  private readonly bySymbol: ReadonlyMap<string, RecordedSeries>;
  /** By the stamp of the bars that they come before. */
  private readonly due = new Map<MarketTimeMs, ActionInput[]>();

  constructor(readonly series: readonly RecordedSeries[]) {
    assertThat(series.length > 0, 'a timeline needs a series');
    this.bySymbol = new Map(series.map((one) => [one.instrument.symbol, one]));
    const all = new Set<number>();
    for (const one of series) for (const at of one.at) all.add(at);
    this.stamps = Float64Array.from(all).sort();
    for (const one of series) this.schedule(one);
  }

  get stepCount(): number {
    return this.stamps.length;
  }

  get instruments(): readonly InstrumentSpec[] {
    return this.series.map((one) => one.instrument);
  }

  seriesOf(symbol: string): RecordedSeries | undefined {
    return this.bySymbol.get(symbol);
  }

  /** Stamp of step 0, 1 … */
  stampOf(step: number): MarketTimeMs {
    return present(this.stamps[step], `stamp of step ${step}`);
  }

  /** Number of steps at or before the stamp: also the first step after it. */
  stepAfter(at: MarketTimeMs): number {
    return countUpTo(this.stamps, at);
  }

  /** The bars of some symbols at one step, in the order of the symbols; null when none has one. */
  barsOf(step: number, symbols: readonly string[]): MarketStep | null {
    const at = this.stampOf(step);
    const references: BarReference[] = [];
    const bars: MarketBar[] = [];
    for (const symbol of symbols) {
      const series = present(this.bySymbol.get(symbol), `series of ${symbol}`);
      const row = rowAt(series, at);
      if (row < 0) continue;
      references.push({ series: series.id, hash: present(series.hashes[row], 'hash of a bar') });
      bars.push(barOf(series, row));
    }
    if (bars.length === 0) return null;
    return { at, references, bars, actions: this.actionsOf(at, symbols) };
  }

  private schedule({ instrument, at, actions }: RecordedSeries): void {
    const columns = { at, length: at.length };
    for (const { at: stamp, input } of dueActions({ instrument, columns, actions }, 0)) {
      const known = this.due.get(stamp);
      if (known === undefined) this.due.set(stamp, [input]);
      else known.push(input);
    }
  }

  private actionsOf(at: MarketTimeMs, symbols: readonly string[]): readonly ActionInput[] {
    const due = this.due.get(at);
    if (due === undefined) return NO_ACTIONS;
    return symbols.flatMap((symbol) => due.filter((input) => input.symbol === symbol));
  }

  /** Finds what a journal refers to; refuses recorded data that is no longer what it was. */
  resolve(at: MarketTimeMs, references: readonly BarReference[]): MarketBars {
    return references.map((reference) => {
      const series = this.series.find((one) => one.id === reference.series);
      const row = series === undefined ? -1 : rowAt(series, at);
      assertThat(
        series !== undefined && series.hashes[row] === reference.hash,
        `the recorded bar ${reference.series} at ${at} is not the one in the journal`,
      );
      return barOf(series, row);
    });
  }

  /** The last closed bar of a symbol at a moment; null before its first. */
  lastBar(symbol: string, at: MarketTimeMs): MarketBar | null {
    const series = this.bySymbol.get(symbol);
    if (series === undefined) return null;
    const row = countUpTo(series.at, at) - 1;
    return row < 0 ? null : barOf(series, row);
  }
}

function barOf(series: RecordedSeries, row: number): MarketBar {
  const value = (column: Float64Array): number => present(column[row], 'value of a bar');
  return {
    symbol: series.instrument.symbol,
    open: value(series.open),
    high: value(series.high),
    low: value(series.low),
    close: value(series.close),
    volume: value(series.volume),
  };
}

function rowAt(series: RecordedSeries, at: MarketTimeMs): number {
  const row = countUpTo(series.at, at) - 1;
  return series.at[row] === at ? row : -1;
}

function countUpTo(sorted: Float64Array, at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
