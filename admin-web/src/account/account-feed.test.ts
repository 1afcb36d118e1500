/** Whoever draws live events gets them with the run that they belong to. */
import type { AccountEvent } from '@fiducia/sdk';
import { describe, expect, it, vi } from 'vitest';
import { createAccountFeed } from './account-feed.js';

function event(input: object, close?: string): AccountEvent {
  const candles = close === undefined ? [] : [{ symbol: 'SP500', candle: { close } }];
  // The figures already stand in the new run while entries of the old one still arrive.
  return { payload: { input }, account: { run: 9 }, candles } as unknown as AccountEvent;
}

describe('the feed of an account', () => {
  it('counts an event to the run of its own entry', () => {
    const feed = createAccountFeed();
    const runs: number[] = [];
    feed.beginRun(1);
    feed.onEvent((_, run) => void runs.push(run));
    feed.publish(event({ type: 'BARS' }));
    feed.publish(event({ type: 'RUN_RESTARTED', run: 2 }));
    feed.publish(event({ type: 'BARS' }));
    expect(runs).toEqual([1, 2, 2]);
  });

  it('keeps the newest close by symbol', () => {
    const feed = createAccountFeed();
    const listener = vi.fn();
    feed.onPrices(listener);
    feed.publish(event({ type: 'BARS' }, '2711.02'));
    feed.publish(event({ type: 'VENUE_ACCEPTED' }));
    expect(feed.lastPrices().get('SP500')).toBe('2711.02');
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('stops telling who left', () => {
    const feed = createAccountFeed();
    const listener = vi.fn();
    feed.onEvent(listener)();
    feed.publish(event({ type: 'BARS' }));
    expect(listener).not.toHaveBeenCalled();
  });
});
