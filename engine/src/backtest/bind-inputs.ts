/** Computes a strategy's vectorised inputs over the bars of a run and hands it those of each bar. */
import type { JsonValue } from '../domain/json.js';
import { InstrumentScale } from '../domain/instrument-scale.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { ParameterValues } from '../strategies/parameters.js';
import type { Tracked } from '../strategies/tracked-state.js';
import type { InputBars, InputFunctions } from '../strategies/vectorised-inputs.js';
import { sharesPerFirst } from './action-schedule.js';
import type { BacktestSeries } from './backtest-options.js';

export type InputSeries = Readonly<Record<string, Float64Array>>;

/** A strategy's own mistake, in a sentence for its author. */
export class InputFault extends Error {
  override readonly name = 'InputFault';
}

/**
 * The definition without inputs whose instances are given them. Throws InputFault when an input
 * function throws or does not give one number for each bar.
 */
export function bindInputs(
  definition: StrategyDefinition,
  series: readonly BacktestSeries[],
  parameters: ParameterValues,
): StrategyDefinition {
  const { inputs } = definition;
  if (inputs === undefined) return definition;
  const bySymbol = new Map(
    series.map((item) => [
      item.instrument.symbol,
      computeInputs(inputs, inputBars(item), parameters),
    ]),
  );
  return {
    ...definition,
    inputs: undefined,
    create(setup) {
      const columns = bySymbol.get(setup.symbol) ?? {};
      const row = setup.track(new RowCounter(warmUp(columns)));
      const instance = definition.create(setup);
      const names = Object.keys(columns);
      const values: Record<string, number> = {};
      return {
        onBar(bar, desk) {
          for (const name of names) values[name] = (columns[name] as Float64Array)[row.next] ?? NaN;
          row.next += 1;
          instance.onBar(bar, desk, values);
        },
      };
    },
  };
}

export function inputBars(series: BacktestSeries): InputBars {
  const { instrument, columns } = series;
  const scale = new InstrumentScale(instrument);
  const shares = sharesPerFirst(series);
  const prices = (ticks: Float64Array): Float64Array =>
    ticks.map((tick, row) => scale.ticksToFloat(tick) * (shares?.[row] ?? 1));
  return {
    length: columns.length,
    at: columns.at.slice(),
    open: prices(columns.open),
    high: prices(columns.high),
    low: prices(columns.low),
    close: prices(columns.close),
    volume: columns.volume.map((volume, row) => volume / (shares?.[row] ?? 1)),
  };
}

export function computeInputs(
  inputs: InputFunctions,
  bars: InputBars,
  parameters: ParameterValues,
): InputSeries {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, compute]) => {
      const values = callInput(name, () => compute(bars, parameters));
      return [name, checked(name, values, bars.length)];
    }),
  );
}

function callInput(name: string, compute: () => ArrayLike<number>): ArrayLike<number> {
  try {
    return compute();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputFault(`The input ${name} stopped with an error: ${reason.slice(0, 200)}`);
  }
}

function checked(name: string, values: ArrayLike<number>, length: number): Float64Array {
  const given = (values as ArrayLike<number> | null | undefined)?.length;
  if (given !== length) {
    throw new InputFault(
      `The input ${name} must give one number for each of the ${length} bars, not ${given ?? 0}.`,
    );
  }
  for (let i = 0; i < length; i += 1) {
    if (typeof values[i] !== 'number') {
      throw new InputFault(
        `The input ${name} gives ${typeof values[i]} at bar ${i}, not a number.`,
      );
    }
  }
  return Float64Array.from(values);
}

/** Bars before every input has had a value: what indicators say of themselves. */
function warmUp(columns: InputSeries): number {
  let longest = 0;
  for (const values of Object.values(columns)) {
    const first = values.findIndex((value) => !Number.isNaN(value));
    longest = Math.max(longest, first < 0 ? values.length : first);
  }
  return longest;
}

class RowCounter implements Tracked {
  next = 0;

  constructor(readonly lookback: number) {}

  save(): JsonValue {
    return this.next;
  }

  load(saved: JsonValue): void {
    this.next = saved as number;
  }
}
