/** Live figures arrive in bursts and out of order; what is shown is the newest, once per repaint. */
import type { AccountUpdate } from '@fiducia/sdk';
import { describe, expect, it, vi } from 'vitest';
import { createAccountLiveStore } from './account-live-store.js';

function update(accountId: string, seq: number, equity = '100.00'): AccountUpdate {
  return {
    accountId,
    seq,
    equity,
    restricted: false,
    status: 'ACTIVE',
    cash: '0',
    dayResult: '0',
    dayResultPct: '0',
    exposure: '0',
    exposurePct: '0',
    drawdownPct: '0',
    totalResultPct: '0',
    marketTime: null,
    run: 1,
  };
}

function createStore() {
  const flushes: (() => void)[] = [];
  const store = createAccountLiveStore((flush) => void flushes.push(flush));
  return { store, repaint: () => flushes.splice(0).forEach((flush) => flush()) };
}

describe('the live figures', () => {
  it('tell of a burst once, with its last figures', () => {
    const { store, repaint } = createStore();
    const listener = vi.fn();
    store.subscribe(listener);
    store.apply(update('a', 1, '1'));
    store.apply(update('a', 2, '2'));
    store.apply(update('b', 1, '3'));
    expect(store.get('a')).toBeUndefined();
    repaint();
    expect(listener).toHaveBeenCalledTimes(1);
    expect(store.get('a')?.equity).toBe('2');
  });

  it('ignore what is older than what is known', () => {
    const { store, repaint } = createStore();
    store.apply(update('a', 5, 'new'));
    repaint();
    store.apply(update('a', 4, 'old'));
    repaint();
    expect(store.get('a')?.equity).toBe('new');
  });

  it('keep the snapshot as it is until something changes', () => {
    const { store, repaint } = createStore();
    store.apply(update('a', 1));
    repaint();
    const before = store.all();
    store.apply(update('a', 1));
    repaint();
    expect(store.all()).toBe(before);
  });

  it('tell a row of its own account only', () => {
    const { store, repaint } = createStore();
    const listener = vi.fn();
    const stop = store.subscribeTo('a', listener);
    store.apply(update('b', 1));
    repaint();
    expect(listener).not.toHaveBeenCalled();
    store.apply(update('a', 1));
    repaint();
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    store.apply(update('a', 2));
    repaint();
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('forget everything at sign-out', () => {
    const { store, repaint } = createStore();
    store.apply(update('a', 1));
    store.clear();
    repaint();
    expect(store.all().size).toBe(0);
  });
});
