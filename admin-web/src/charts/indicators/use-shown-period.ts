/** From the first to the last bar on a chart that goes on live, told at most every two seconds. */
import type { Candle } from '@fiducia/sdk';
import { useEffect, useState } from 'react';
import type { AccountFeed } from '../../account/account-feed.js';
import { throttle } from '../../live/throttle.js';
import type { ShownPeriod } from './indicator-queries.js';

/** Each reading of the values is a request; a line may lag behind its bars by this. */
const READ_MS = 2_000;
/** The newest bars that lines are drawn over: three indicators of many lines stay below the API's bound. */
const BARS_COVERED = 1_000;

export interface ShownBars {
  readonly symbol: string;
  readonly run: number;
  readonly candles: readonly Candle[];
  readonly feed: AccountFeed;
}

export function useShownPeriod({ symbol, run, candles, feed }: ShownBars): ShownPeriod | null {
  const [live, setLive] = useState<{ of: readonly Candle[]; period: ShownPeriod } | null>(null);
  useEffect(() => {
    const times = candles.map(({ at }) => at);
    let watching = true;
    const tell = throttle(READ_MS, () => {
      const period = periodOf(times);
      if (watching && period) setLive({ of: candles, period });
    });
    const stop = feed.onEvent((event, ofRun) => {
      if (ofRun !== run) return;
      const newer = event.candles.flatMap((one) => (one.symbol === symbol ? [one.candle.at] : []));
      for (const at of newer) {
        if (Date.parse(at) > Date.parse(times.at(-1) ?? '1970-01-01')) times.push(at);
      }
      if (times.length > 2 * BARS_COVERED) times.splice(0, times.length - BARS_COVERED);
      if (newer.length > 0) tell();
    });
    return () => {
      watching = false;
      stop();
    };
  }, [symbol, run, candles, feed]);
  return live?.of === candles ? live.period : periodOf(candles.map(({ at }) => at));
}

function periodOf(times: readonly string[]): ShownPeriod | null {
  const to = times.at(-1);
  const from = times.at(-BARS_COVERED) ?? times[0];
  return from === undefined || to === undefined ? null : { from, to, adjusted: true };
}
