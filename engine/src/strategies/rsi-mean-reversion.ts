/** `rsi-mean-reversion`: buys when the RSI is low, leaves when it is high again, protected meanwhile. */
import { Rsi } from '../indicators/classes.js';
import { defineStrategy } from './define-strategy.js';
import { sizeOf, sizeParameter } from './size-parameter.js';
import { Memory } from './tracked-state.js';

export const rsiMeanReversion = defineStrategy({
  name: 'rsi-mean-reversion',
  version: '1.0.0',
  title: 'RSI mean reversion',
  description:
    'While flat it buys when Wilder’s RSI lies below a level, with a stop loss and a take profit at ' +
    'fractions of the close; when the RSI lies above another level, it closes.',
  parameters: {
    n: {
      type: 'integer',
      default: 14,
      min: 2,
      max: 5000,
      search: { min: 2, max: 50, log: true },
      description: 'Bars of the RSI.',
    },
    lo: {
      type: 'number',
      default: 30,
      min: 0,
      max: 100,
      search: { min: 5, max: 50 },
      description: 'RSI below which it buys.',
    },
    hi: {
      type: 'number',
      default: 50,
      min: 0,
      max: 100,
      search: { min: 30, max: 90 },
      description: 'RSI above which it closes.',
    },
    sl: {
      type: 'number',
      default: 0.05,
      min: 0.000001,
      max: 0.99,
      search: { min: 0.005, max: 0.2, log: true },
      description: 'How far below the close the stop loss lies, as a fraction of the close.',
    },
    tp: {
      type: 'number',
      default: 0.1,
      min: 0.000001,
      max: 100,
      search: { min: 0.005, max: 0.5, log: true },
      description: 'How far above the close the take profit lies, as a fraction of the close.',
    },
    size: { ...sizeParameter, default: 0.5 },
  },
  create({ parameters, track }) {
    const { lo, hi, sl, tp } = parameters;
    const rsi = track(new Rsi(parameters.n));
    const memory = track(new Memory<{ warm: boolean }>({ warm: false }));
    const size = sizeOf(parameters.size);
    return {
      onBar(bar, desk) {
        const value = rsi.update(bar.close);
        const wasWarm = memory.value.warm;
        memory.value.warm = !Number.isNaN(value);
        if (!wasWarm) return;
        if (desk.position === 0 && value < lo) {
          const { close } = bar;
          desk.buy(size, { stopLoss: close * (1 - sl), takeProfit: close * (1 + tp) });
        } else if (desk.position > 0 && value > hi) desk.close();
      },
    };
  },
});
