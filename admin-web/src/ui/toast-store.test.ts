/** Messages come, are few, and go. */
import { describe, expect, it, vi } from 'vitest';
import { createToastStore } from './toast-store.js';

describe('toasts', () => {
  it('show the newest three', () => {
    const store = createToastStore();
    for (const text of ['1', '2', '3', '4']) store.show('neutral', text);
    expect(store.list().map(({ text }) => text)).toEqual(['2', '3', '4']);
  });

  it('go one by one and tell who listens', () => {
    const store = createToastStore();
    const listener = vi.fn();
    store.show('positive', 'a');
    store.show('positive', 'b');
    store.subscribe(listener);
    store.dismiss(store.list()[0]?.id ?? -1);
    expect(store.list().map(({ text }) => text)).toEqual(['b']);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
