/** `limit-pullback`: while flat, waits below the close with a limit order that brings its protection. */
import { defineStrategy } from './define-strategy.js';
import { Memory } from './tracked-state.js';

export const limitPullback = defineStrategy({
  name: 'limit-pullback',
  version: '1.0.0',
  title: 'Limit order below the close',
  description:
    'On every bar while flat it renews a buy limit a fraction below the close, with a stop loss ' +
    'and a take profit at fractions of the limit price.',
  parameters: {
    units: {
      type: 'number',
      default: 10,
      min: 0.00000001,
      max: 1_000_000_000_000,
      search: false,
      description: 'Units of one order.',
    },
    d: {
      type: 'number',
      default: 0.02,
      min: 0,
      max: 0.99,
      search: { min: 0.002, max: 0.1, log: true },
      description: 'How far below the close the limit lies, as a fraction of the close.',
    },
    sl: {
      type: 'number',
      default: 0.04,
      min: 0.000001,
      max: 0.99,
      search: { min: 0.005, max: 0.2, log: true },
      description: 'How far below the limit the stop loss lies, as a fraction of the limit.',
    },
    tp: {
      type: 'number',
      default: 0.03,
      min: 0.000001,
      max: 100,
      search: { min: 0.005, max: 0.5, log: true },
      description: 'How far above the limit the take profit lies, as a fraction of the limit.',
    },
  },
  create({ parameters, track }) {
    const { units, d, sl, tp } = parameters;
    const memory = track(new Memory<{ started: boolean }>({ started: false }));
    return {
      onBar(bar, desk) {
        // Like every strategy's, its first decision falls on the second bar.
        const first = !memory.value.started;
        memory.value.started = true;
        if (first || desk.position !== 0) return;
        desk.cancelOrders();
        const limit = bar.close * (1 - d);
        desk.buy({ units }, { limit, stopLoss: limit * (1 - sl), takeProfit: limit * (1 + tp) });
      },
    };
  },
});
