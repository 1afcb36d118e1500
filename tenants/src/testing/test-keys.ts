/** A key ring that lives as long as the test, for everything that seals secrets. */
import { randomBytes } from 'node:crypto';

import { StoredKeyRing } from '../secrets/key-ring.js';

/** Several processes of one test share it by sharing the object; the keys are there to look for. */
export function testKeyRing(): StoredKeyRing & { readonly keys: readonly Buffer[] } {
  const keys = [randomBytes(32)];
  const ring = new StoredKeyRing({
    ringId: randomBytes(8).toString('hex'),
    newest: () => keys.length,
    read(version) {
      const key = keys[version - 1];
      return key === undefined ? null : Buffer.from(key);
    },
    add: () => keys.push(randomBytes(32)),
  });
  return Object.assign(ring, { keys });
}
