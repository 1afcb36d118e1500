/** `sma-cross`: long while the fast moving average is above the slow one, else short or flat. */
import { defineStrategy } from './define-strategy.js';
import { ExactCross, PandasCross } from './mean-cross.js';
import type { MeanCross } from './mean-cross.js';
import { sizeParameter, sizeOf } from './size-parameter.js';

export const smaCross = defineStrategy({
  name: 'sma-cross',
  version: '1.0.0',
  title: 'Moving average cross',
  description:
    'Buys when the fast simple moving average of the close crosses above the slow one; when it ' +
    'crosses below, closes and, unless long only, sells short.',
  parameters: {
    fast: {
      type: 'integer',
      default: 20,
      min: 1,
      max: 5000,
      search: { min: 2, max: 100, log: true },
      description: 'Bars of the fast average.',
    },
    slow: {
      type: 'integer',
      default: 50,
      min: 2,
      max: 5000,
      search: { min: 5, max: 300, log: true },
      description: 'Bars of the slow average; more than the fast one has.',
    },
    long_only: {
      type: 'boolean',
      default: false,
      description: 'Only close, never sell short, when the fast average crosses below.',
    },
    size: sizeParameter,
  },
  validate: ({ fast, slow }) => (fast < slow ? null : 'fast must be below slow'),
  create({ parameters, track, followsReference }) {
    const cross: MeanCross = followsReference
      ? track(new PandasCross(parameters))
      : new ExactCross(parameters, track);
    const size = sizeOf(parameters.size);
    return {
      onBar(bar, desk) {
        const crossed = cross.update(bar);
        if (crossed > 0) {
          desk.close();
          desk.buy(size);
        } else if (crossed < 0) {
          desk.close();
          if (!parameters.long_only) desk.sell(size);
        }
      },
    };
  },
});
