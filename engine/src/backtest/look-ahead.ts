/**
 * The look-ahead check: takes the future away at every bar and looks whether the strategy, at that
 * bar, still has the same inputs, the same state and the same wishes as with the whole file.
 */
import type { CurrencyCode, DecimalString } from '../domain/money.js';
import type { BarColumns } from '../market-data/bar-columns.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { ParameterValues } from '../strategies/parameters.js';
import { firstRows, mirroredFrom } from './altered-columns.js';
import type { BacktestSeries } from './backtest-options.js';
import { InputFault, computeInputs, inputBars } from './bind-inputs.js';
import type { InputSeries } from './bind-inputs.js';
import { DecisionTrace } from './decision-trace.js';
import type { TracedBar } from './decision-trace.js';
import { ORDERS, sentenceOf } from './peek.js';
import type { Peek, PeekKind } from './peek.js';
import { runBacktest } from './run-backtest.js';

export interface LookAheadOptions {
  readonly series: BacktestSeries;
  readonly strategy: StrategyDefinition;
  /** Complete, as `checkStrategyParameters` gives them back. */
  readonly parameters: ParameterValues;
  readonly currency: CurrencyCode;
  readonly cash: DecimalString;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface LookAheadReport {
  readonly ok: boolean;
  readonly bars: number;
  /** Bars on which the strategy asked for something: with none the check has little to compare. */
  readonly decisions: number;
  readonly peeks: readonly Peek[];
  readonly notes: readonly string[];
  /** Why the strategy could not run on the whole file; null when it did. */
  readonly failure: string | null;
}

/** Equal within what another order of summation may change. */
const TOLERANCE = 1e-9;
/** Fewer decisions than this say nothing about what they depend on. */
const ENOUGH_DECISIONS = 5;

export function checkLookAhead(options: LookAheadOptions): LookAheadReport {
  try {
    return new LookAheadCheck(options).report();
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    const { length } = options.series.columns;
    return { ok: false, bars: length, decisions: 0, peeks: [], notes: [], failure: error.message };
  }
}

interface TracedRun {
  readonly trace: DecisionTrace;
  readonly failure: string | null;
}

class LookAheadCheck {
  private readonly columns: BarColumns;
  private readonly peeks = new Map<string, Peek>();

  constructor(private readonly options: LookAheadOptions) {
    this.columns = options.series.columns;
  }

  report(): LookAheadReport {
    const bars = this.columns.length;
    const whole = this.run(bars, () => true);
    const decided = whole.trace.bars.filter((bar) => bar !== null && bar.decision !== '').length;
    const base = { bars, decisions: decided };
    if (whole.failure !== null) {
      return { ...base, ok: false, peeks: [], notes: [], failure: whole.failure };
    }
    this.compareAgain(whole);
    this.compareInputs();
    if (this.peeks.size === 0) this.compareTruncated(whole);
    const peeks = [...this.peeks.values()].sort((a, b) => a.bar - b.bar);
    return {
      ...base,
      ok: peeks.length === 0,
      peeks,
      notes: this.notes(whole, decided),
      failure: null,
    };
  }

  /** A strategy that remembers outside `track`, reads a clock or draws at random fails here. */
  private compareAgain(whole: TracedRun): void {
    const again = this.run(this.columns.length, () => true);
    for (let bar = 0; bar < this.columns.length; bar += 1) {
      const name = firstDifference(whole.trace.bars[bar], again.trace.bars[bar]);
      if (name === null) continue;
      this.add('NOT_REPRODUCIBLE', name, bar);
      return;
    }
  }

  private compareInputs(): void {
    const { strategy, series, parameters } = this.options;
    const { inputs } = strategy;
    if (inputs === undefined) return;
    const whole = computeInputs(inputs, inputBars(series), parameters);
    for (let last = 0; last < this.columns.length; last += 1) {
      const shown = inputBars({ ...series, columns: firstRows(this.columns, last + 1) });
      for (const [name, compute] of Object.entries(inputs)) {
        const before = (whole[name] as Float64Array)[last] as number;
        const now = orFault(() => computeInputs({ [name]: compute }, shown, parameters));
        this.compareInputAt(last, name, before, now);
      }
      this.options.onProgress?.(last + 1, this.columns.length);
    }
  }

  /** What cannot be computed of so few bars has no value there, or one that came from later. */
  private compareInputAt(
    bar: number,
    name: string,
    before: number,
    now: InputSeries | InputFault,
  ): void {
    if (now instanceof InputFault) {
      if (!Number.isNaN(before))
        this.add('INPUT', name, bar, ` (${before}, but: ${now.message.replace(/\.$/, '')})`);
      return;
    }
    const value = (now[name] as Float64Array)[bar] as number;
    if (!isSame(before, value)) this.add('INPUT', name, bar, ` (${before} instead of ${value})`);
  }

  /** Stops at the first bar that shows something: what follows from it would only repeat it. */
  private compareTruncated(whole: TracedRun): void {
    const total = this.columns.length;
    for (let last = 0; last < total; last += 1) {
      const shown = orFault(() => this.run(last + 1, (bar) => bar === last));
      // Its inputs need more bars than these: they had no value here, or were found out above.
      if (shown instanceof InputFault) continue;
      const before = whole.trace.bars[last];
      const now = shown.trace.bars[last];
      const name = firstDifference(before, now);
      if (name !== null || shown.failure !== null) {
        const kind = name === null || name === ORDERS ? 'DECISION' : 'STATE';
        const detail = shown.failure === null ? '' : ` (${shown.failure})`;
        this.add(kind, name ?? ORDERS, last, detail);
        return;
      }
      this.options.onProgress?.(last + 1, total);
    }
  }

  /** Shows falling prices where they rose: who decides the same has it from somewhere else. */
  private notes(whole: TracedRun, decided: number): string[] {
    if (decided === 0) {
      return ['The strategy never asked for anything on these bars: there was little to compare.'];
    }
    const from = Math.floor(this.columns.length / 4);
    const later = decisionsFrom(whole.trace, from);
    if (later.filter((text) => text !== '').length < ENOUGH_DECISIONS) return [];
    const mirrored = this.runOn(mirroredFrom(this.columns, from), () => true);
    if (decisionsFrom(mirrored.trace, from).join('\n') !== later.join('\n')) return [];
    return [
      'The decisions stay the same when quite other prices are shown. For a strategy that goes by ' +
        'the calendar this is right; any other has its prices from somewhere else than its bars.',
    ];
  }

  private run(rows: number, wanted: (bar: number) => boolean): TracedRun {
    return this.runOn(firstRows(this.columns, rows), wanted);
  }

  private runOn(columns: BarColumns, wanted: (bar: number) => boolean): TracedRun {
    const { series, strategy, parameters, currency, cash } = this.options;
    const trace = new DecisionTrace(wanted);
    const { failure } = runBacktest({
      series: [{ instrument: series.instrument, columns }],
      currency,
      cash,
      mandate: null,
      strategy: trace.watch(strategy),
      parameters,
      fillModel: { name: 'conservative' },
      journal: false,
    });
    return { trace, failure };
  }

  /** The first bar of each input is what one needs to know. */
  private add(kind: PeekKind, input: string, bar: number, detail = ''): void {
    const key = `${kind} ${input}`;
    if (this.peeks.has(key)) return;
    const at = this.columns.at[bar] as number;
    const when = `bar ${bar} (${new Date(at).toISOString()})`;
    this.peeks.set(key, {
      kind,
      input,
      bar,
      at,
      sentence: `${sentenceOf(kind, input, when)}${detail}.`,
    });
  }
}

function orFault<T>(compute: () => T): T | InputFault {
  try {
    return compute();
  } catch (error) {
    if (error instanceof InputFault) return error;
    throw error;
  }
}

function firstDifference(
  a: TracedBar | null | undefined,
  b: TracedBar | null | undefined,
): string | null {
  const states = Math.max(a?.state.length ?? 0, b?.state.length ?? 0);
  for (let i = 0; i < states; i += 1) {
    const [name, saved] = a?.state[i] ?? ['', ''];
    const [other, now] = b?.state[i] ?? ['', ''];
    if (saved !== now) return name || other;
  }
  return (a?.decision ?? '') === (b?.decision ?? '') ? null : ORDERS;
}

function isSame(a: number, b: number): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  return a === b || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
}

function decisionsFrom(trace: DecisionTrace, from: number): string[] {
  return trace.bars.slice(from).map((bar) => bar?.decision ?? '');
}
