/**
 * Whether this browser is signed in, as far as it remembers: the cookie itself cannot be read.
 * It only saves the question to the server that a visitor without a session would get refused;
 * who may see what is decided there.
 */

const STORAGE_KEY = 'fiducia.signed-in';

export type SessionHint = 'SIGNED_IN' | 'SIGNED_OUT' | 'UNKNOWN';

export function readSessionHint(storage: Pick<Storage, 'getItem'>): SessionHint {
  try {
    return storage.getItem(STORAGE_KEY) === null ? 'SIGNED_OUT' : 'SIGNED_IN';
  } catch {
    // Storage may be forbidden (private mode, policy): then the server is asked.
    return 'UNKNOWN';
  }
}

export function storeSessionHint(
  storage: Pick<Storage, 'setItem' | 'removeItem'>,
  signedIn: boolean,
): void {
  try {
    if (signedIn) storage.setItem(STORAGE_KEY, '1');
    else storage.removeItem(STORAGE_KEY);
  } catch {
    // Nothing is lost: see `readSessionHint`.
  }
}
