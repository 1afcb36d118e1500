/** The head that this browser saw last: a log that was set back since cannot continue it. */
import { readCheckpoint } from '@fiducia/sdk';

const KEY = 'fiducia.audit.head.';

export function readKeptHead(tenantId: string, storage: Pick<Storage, 'getItem'>): string | null {
  const note = storage.getItem(`${KEY}${tenantId}`);
  return note !== null && readCheckpoint(note) !== null ? note : null;
}

export function keepHead(tenantId: string, note: string, storage: Pick<Storage, 'setItem'>): void {
  try {
    storage.setItem(`${KEY}${tenantId}`, note);
  } catch {
    // Private windows may refuse; the verification itself is not the less for it.
  }
}
