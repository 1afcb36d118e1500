/** What holds for every definition: stream = batch = restarted, the lookback, gaps, no look-ahead. */
import { describe, expect, it } from 'vitest';
import { randomWalkBars } from '../simulation/random-walk.js';
import type { IndicatorDefinition, IndicatorStream, IndicatorValues } from './indicator.js';
import { INDICATORS } from './indicator-registry.js';

const LENGTH = 260;

/** Parameters small enough that every indicator is warm well before the end. */
function quickValues({ parameters }: IndicatorDefinition): IndicatorValues {
  return Object.fromEntries(
    parameters.map((parameter) => [parameter.name, parameter.default] as const),
  );
}

/** The least periods, and every kind of average with periods in another order. */
function otherValues({ parameters }: IndicatorDefinition): readonly IndicatorValues[] {
  const kinds = parameters.some(({ name }) => name.endsWith('MAType'))
    ? [0, 1, 2, 3, 4, 5, 6, 7, 8]
    : [0];
  const isPeriod = (name: string): boolean => /period/i.test(name) && !/min|max/i.test(name);
  return kinds.flatMap((kind) =>
    [0, 1].map(
      (turn) =>
        Object.fromEntries(
          parameters.map((item, i) => {
            if (item.name.endsWith('MAType')) return [item.name, kind];
            if (!isPeriod(item.name)) return [item.name, item.default];
            return [item.name, turn === 0 ? item.min : Math.max(item.min, 9 - 2 * i)];
          }),
        ) as IndicatorValues,
    ),
  );
}

const walk = randomWalkBars(LENGTH, 7);
const calm: Readonly<Record<string, Float64Array>> = {
  open: walk.open,
  high: walk.high,
  low: walk.low,
  close: walk.close,
  volume: walk.volume,
  periods: Float64Array.from({ length: LENGTH }, (_, i) => 2 + (i % 30)),
  // Eight bars a day.
  time: Float64Array.from({ length: LENGTH }, (_, i) => 1_600_000_000_000 + i * 10_800_000),
  benchmark: walk.open,
  bid: walk.low,
  ask: walk.high,
  bidSize: walk.volume,
  askSize: walk.volume.toReversed(),
  price: walk.close,
  size: walk.volume,
  side: Float64Array.from({ length: LENGTH }, (_, i) => [1, -1, 0, 1][i % 4] as number),
};

type Bend = (value: number, i: number, name: string) => number;

/** Hostile inputs, made of the calm ones. */
const BENDS: Readonly<Record<string, Bend>> = {
  calm: (value) => value,
  'a NaN in the middle': (value, i) => (i === 97 ? Number.NaN : value),
  'leading NaNs and an infinity': (value, i) =>
    i < 11 ? Number.NaN : i === 180 ? Number.POSITIVE_INFINITY : value,
  flat: () => 100,
  zeros: () => 0,
  'negative prices': (value, i) => -value + (i % 3),
  'huge prices': (value) => value * 1e30,
  'tiny prices': (value) => value * 1e-10,
  'one huge outlier': (value, i) => (i === 60 ? value * 1e12 : value),
};

function bent(definition: IndicatorDefinition, bend: Bend): readonly Float64Array[] {
  return definition.inputs.map((name) => {
    const values = calm[name];
    if (values === undefined) throw new Error(`the test has no column ${name}`);
    return values.map((value, i) => (name === 'periods' ? value : bend(value, i, name)));
  });
}

const row = (columns: readonly Float64Array[], i: number): number[] =>
  columns.map((values) => values[i] as number);

function outputsAfter(
  definition: IndicatorDefinition,
  stream: IndicatorStream,
  inputs: number[],
): number[] {
  const first = stream.update(...inputs);
  return definition.outputs.map((_, o) => (o === 0 ? first : stream.output(o)));
}

/** The place of the first difference in bits, or null. */
function difference(
  actual: readonly (readonly number[])[],
  expected: readonly Float64Array[],
): string | null {
  for (const [i, values] of actual.entries()) {
    for (const [o, value] of values.entries()) {
      const other = expected[o]?.[i] as number;
      if (!Object.is(value, other)) return `output ${o} at ${i}: ${value}, not ${other}`;
    }
  }
  return null;
}

const cases = INDICATORS.map((definition) => [definition.fn, definition] as const);

describe.each(cases)('%s', (_, definition) => {
  const values = quickValues(definition);
  const lookback = definition.lookback(values);

  it.each(Object.entries(BENDS))('streams what it gives as a batch: %s', (__, bend) => {
    const columns = bent(definition, bend);
    const stream = definition.create(values);
    const rows = Array.from({ length: LENGTH }, (___, i) =>
      outputsAfter(definition, stream, row(columns, i)),
    );
    expect(difference(rows, definition.batch(columns, values))).toBeNull();
  });

  it('goes on from its saved state at any bar with the very same bits', () => {
    const columns = bent(definition, BENDS['a NaN in the middle'] as Bend);
    const cuts = new Set([0, 1, 5, lookback - 1, lookback, lookback + 1, 97, 98, 150, 222]);
    let stream = definition.create(values);
    const rows = Array.from({ length: LENGTH }, (__, i) => {
      if (cuts.has(i)) {
        const saved = JSON.parse(JSON.stringify(stream.save())) as never;
        stream = definition.create(values);
        stream.load(saved);
      }
      return outputsAfter(definition, stream, row(columns, i));
    });
    expect(difference(rows, definition.batch(columns, values))).toBeNull();
  });

  it('has its first value after as many bars as it says', () => {
    const outputs = definition.batch(bent(definition, BENDS['calm'] as Bend), values);
    const firsts = outputs.map((output) => output.findIndex((value) => !Number.isNaN(value)));
    const defined = firsts.filter((index) => index >= 0);
    if (definition.sparse === true)
      expect(Math.min(Infinity, ...defined)).toBeGreaterThanOrEqual(lookback);
    else expect(Math.min(...defined)).toBe(lookback);
  });

  it('starts anew after a gap as if there had been nothing before', () => {
    const gap = 97;
    const columns = bent(definition, BENDS['a NaN in the middle'] as Bend);
    const after = definition.batch(
      columns.map((column) => column.slice(gap + 1)),
      values,
    );
    const whole = definition.batch(columns, values);
    whole.forEach((output, o) => {
      if (!definition.inputs.every((name) => name === 'periods')) expect(output[gap]).toBeNaN();
      const shift = definition.barNumbers === true ? gap + 1 : 0;
      expect(output.slice(gap + 1)).toEqual(after[o]?.map((value) => value + shift));
    });
  });

  it('holds to this with other parameters too', () => {
    for (const other of otherValues(definition)) {
      if (definition.refuse(other) !== null) continue;
      for (const bend of ['a NaN in the middle', 'one huge outlier'] as const) {
        const columns = bent(definition, BENDS[bend] as Bend);
        let stream = definition.create(other);
        const rows = Array.from({ length: LENGTH }, (__, i) => {
          if (i === 62 || i === 140) {
            const saved = JSON.parse(JSON.stringify(stream.save())) as never;
            stream = definition.create(other);
            stream.load(saved);
          }
          return outputsAfter(definition, stream, row(columns, i));
        });
        const found = difference(rows, definition.batch(columns, other));
        expect(found, JSON.stringify(other)).toBeNull();
      }
    }
  });

  it('never looks ahead: without the future the past has the same bits', () => {
    const columns = bent(definition, BENDS['calm'] as Bend);
    const whole = definition.batch(columns, values);
    for (const end of [1, 40, 131, 200]) {
      const past = definition.batch(
        columns.map((column) => column.slice(0, end)),
        values,
      );
      past.forEach((output, o) => expect(output).toEqual(whole[o]?.slice(0, end)));
    }
  });
});
