/** Bars of zeros, of gaps, of trillions and of pennies: no crash, and no value that is none. */
import { describe, expect, it } from 'vitest';
import { hasSkender, skenderQuoteFiles, skenderQuotes } from '../../testing/skender-oracle.js';
import type { IndicatorDefinition } from '../indicator.js';
import type { Columns } from '../indicator-registry.js';
import { beyondIndicators } from './index.js';

const defaults = ({ parameters }: IndicatorDefinition): Record<string, number> =>
  Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.default]));

/** Where every input has been finite for so many bars that each output must be there. */
function mustHaveValues(inputs: readonly Float64Array[], warmUp: number): boolean[] {
  let clean = 0;
  return Array.from({ length: inputs[0]?.length ?? 0 }, (_, i) => {
    clean = inputs.every((values) => Number.isFinite(values[i])) ? clean + 1 : 0;
    return clean > warmUp;
  });
}

/** The widest default look-back of any output. */
const WARM_UP = 160;

describe.skipIf(!hasSkender)('hostile quotes (skipped without the oracle folder)', () => {
  const files = hasSkender ? skenderQuoteFiles() : [];

  it.each(files.map((file) => [file] as const))('%s', (file) => {
    const bars = skenderQuotes(file);
    const columns: Columns = {
      ...bars,
      benchmark: bars['open'] as Float64Array,
      bid: bars['low'] as Float64Array,
      ask: bars['high'] as Float64Array,
      bidSize: bars['volume'] as Float64Array,
      askSize: (bars['volume'] as Float64Array).toReversed(),
      price: bars['close'] as Float64Array,
      size: bars['volume'] as Float64Array,
      side: (bars['close'] as Float64Array).map((_, i) => (i % 3) - 1),
    };
    for (const definition of beyondIndicators) {
      const inputs = definition.inputs.map((name) => columns[name] as Float64Array);
      const must = mustHaveValues(inputs, WARM_UP);
      definition.batch(inputs, defaults(definition)).forEach((output, o) => {
        const where = `${definition.fn} ${definition.outputs[o] ?? ''}`;
        expect(
          output.findIndex((value) => Math.abs(value) === Infinity),
          where,
        ).toBe(-1);
        if (definition.sparse === true) return;
        expect(
          output.findIndex((value, i) => Number.isNaN(value) && must[i] === true),
          where,
        ).toBe(-1);
      });
    }
  });
});
