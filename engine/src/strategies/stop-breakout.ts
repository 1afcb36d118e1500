/** `stop-breakout`: while flat, waits at the highest high with a buy stop; leaves after a while. */
import { Max } from '../indicators/classes.js';
import { defineStrategy } from './define-strategy.js';
import { Memory } from './tracked-state.js';

export const stopBreakout = defineStrategy({
  name: 'stop-breakout',
  version: '1.0.0',
  title: 'Stop order at the highest high',
  description:
    'On every bar while flat it renews a buy stop at the highest high of the last n bars, this one ' +
    'included, with a stop loss at a fraction below it; a position held long enough is closed.',
  parameters: {
    n: {
      type: 'integer',
      default: 20,
      min: 1,
      max: 5000,
      search: { min: 2, max: 200, log: true },
      description: 'Bars whose highest high the stop lies at.',
    },
    units: {
      type: 'number',
      default: 5,
      min: 0.00000001,
      max: 1_000_000_000_000,
      search: false,
      description: 'Units of one order.',
    },
    sl: {
      type: 'number',
      default: 0.03,
      min: 0.000001,
      max: 0.99,
      search: { min: 0.005, max: 0.2, log: true },
      description: 'How far below the stop the stop loss lies, as a fraction of the stop.',
    },
    hold: {
      type: 'integer',
      default: 30,
      min: 0,
      max: 100_000,
      search: { min: 1, max: 250, log: true },
      description: 'Bars after the entry’s bar at which the position is closed.',
    },
  },
  create({ parameters, track }) {
    const { units, sl, hold } = parameters;
    const highest = track(new Max(parameters.n));
    const memory = track(new Memory<{ warm: boolean; held: number }>({ warm: false, held: 0 }));
    return {
      onBar(bar, desk) {
        const stop = highest.update(bar.high);
        const state = memory.value;
        const wasWarm = state.warm;
        state.warm = !Number.isNaN(stop);
        if (!wasWarm) return;
        if (desk.position === 0) {
          state.held = 0;
          desk.cancelOrders();
          desk.buy({ units }, { stop, stopLoss: stop * (1 - sl) });
          return;
        }
        if (state.held >= hold) desk.close();
        state.held += 1;
      },
    };
  },
});
