/** A channel breakout for tests: enters and leaves on channels of different lengths. */
import { Donchian } from '../indicators/beyond/donchian.js';
import { defineStrategy } from '../strategies/define-strategy.js';
import type { Tracked } from '../strategies/tracked-state.js';

const length = { type: 'integer', default: 20, min: 1, max: 1000, description: 'Bars.' } as const;

export const donchianBreakout = defineStrategy({
  name: 'donchian-breakout',
  version: '1.0.0',
  title: 'Channel breakout',
  description: 'Buys above the channel of n bars, closes below the channel of m bars.',
  parameters: { n: length, m: length },
  create({ parameters, track }) {
    // The channel of the bars before this one needs one bar more than the channel itself.
    const entry = track(shifted(new Donchian(parameters.n)));
    const exit = track(shifted(new Donchian(parameters.m)));
    return {
      onBar(bar, desk) {
        const { upper } = entry.channel;
        const { lower } = exit.channel;
        const warm = entry.warm && exit.warm;
        entry.update(bar.high, bar.low);
        exit.update(bar.high, bar.low);
        if (!warm) return;
        if (desk.position === 0 && bar.close > upper) desk.buy({ allIn: true });
        else if (desk.position > 0 && bar.close < lower) desk.close();
      },
    };
  },
});

interface Shifted extends Tracked {
  readonly channel: Donchian;
  readonly warm: boolean;
  update(high: number, low: number): void;
}

/** A decision is first taken one bar after every channel before the bar is defined. */
function shifted(channel: Donchian): Shifted {
  let seen = 0;
  return {
    channel,
    lookback: channel.lookback + 1,
    get warm() {
      return seen > channel.timePeriod;
    },
    update(high, low) {
      seen += 1;
      channel.update(high, low);
    },
    save: () => ({ seen, channel: channel.save() }),
    load(saved) {
      const state = saved as { seen: number; channel: never };
      seen = state.seen;
      channel.load(state.channel);
    },
  };
}
