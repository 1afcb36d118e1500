/** The hint spares a refused question and never stands in the way. */
import { describe, expect, it } from 'vitest';
import { readSessionHint, storeSessionHint } from './session-hint.js';

function memory() {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

describe('the session hint', () => {
  it('follows signing in and out', () => {
    const storage = memory();
    expect(readSessionHint(storage)).toBe('SIGNED_OUT');
    storeSessionHint(storage, true);
    expect(readSessionHint(storage)).toBe('SIGNED_IN');
    storeSessionHint(storage, false);
    expect(readSessionHint(storage)).toBe('SIGNED_OUT');
  });

  it('knows nothing where storage is forbidden', () => {
    const forbid = (): never => {
      throw new Error('SecurityError');
    };
    const storage = { getItem: forbid, setItem: forbid, removeItem: forbid };
    storeSessionHint(storage, true);
    expect(readSessionHint(storage)).toBe('UNKNOWN');
  });
});
