/** `momentum`: holds what has risen over the look-back, leaves it when the rise is over. */
import { Atr } from '../indicators/volatility/atr.js';
import { Roc } from '../indicators/momentum/roc.js';
import { Sma } from '../indicators/overlap/sma.js';
import { defineStrategy } from './define-strategy.js';
import { sizeOf, sizeParameter } from './size-parameter.js';
import { Memory } from './tracked-state.js';

/**
 * Time-series momentum (Moskowitz, Ooi, Pedersen, 2012) with two guards: a trend filter, so that a
 * rebound inside a decline is not bought, and a trailing exit in multiples of the average true
 * range, so that a fast fall does not wait for the look-back to turn.
 */
export const momentum = defineStrategy({
  name: 'momentum',
  version: '1.0.0',
  title: 'Momentum with trailing exit',
  description:
    'Buys when the close has risen by more than a threshold over the look-back and lies above its ' +
    'moving average; leaves when the rise is gone or the close falls a number of average true ' +
    'ranges below its highest since the entry.',
  parameters: {
    lookback: {
      type: 'integer',
      default: 120,
      min: 2,
      max: 2000,
      search: { min: 10, max: 300, log: true },
      description: 'Bars over which the rise is measured.',
    },
    threshold: {
      type: 'number',
      default: 2,
      min: -50,
      max: 500,
      search: { min: 0, max: 20 },
      description: 'Rise over the look-back, percent, above which it buys.',
    },
    trend: {
      type: 'integer',
      default: 50,
      min: 2,
      max: 2000,
      search: { min: 10, max: 300, log: true },
      description: 'Bars of the moving average that the close must be above.',
    },
    atr: {
      type: 'integer',
      default: 20,
      min: 2,
      max: 500,
      search: false,
      description: 'Bars of the average true range.',
    },
    trail: {
      type: 'number',
      default: 5,
      min: 0.5,
      max: 50,
      search: { min: 1, max: 10 },
      description: 'Average true ranges below the highest close at which it leaves.',
    },
    size: sizeParameter,
  },
  create({ parameters, track }) {
    const rise = track(new Roc(parameters.lookback));
    const average = track(new Sma(parameters.trend));
    const range = track(new Atr(parameters.atr));
    const memory = track(
      new Memory<{ highest: number | null; armed: boolean }>({ highest: null, armed: true }),
    );
    const size = sizeOf(parameters.size);
    return {
      onBar(bar, desk) {
        const risen = rise.update(bar.close);
        const mean = average.update(bar.close);
        const atr = range.update(bar.high, bar.low, bar.close);
        if (Number.isNaN(risen) || Number.isNaN(mean) || Number.isNaN(atr)) return;
        const state = memory.value;
        const rising = risen > parameters.threshold && bar.close > mean;
        // One entry for each rise: after an exit, or an order that was denied, it waits for the next.
        if (!rising) state.armed = true;
        if (desk.position > 0) {
          state.highest = Math.max(state.highest ?? bar.close, bar.close);
          const over = risen <= 0 || bar.close < state.highest - parameters.trail * atr;
          if (over && desk.workingOrders === 0) desk.close();
          return;
        }
        state.highest = null;
        if (rising && state.armed && desk.workingOrders === 0) {
          state.armed = false;
          desk.buy(size);
        }
      },
    };
  },
});
