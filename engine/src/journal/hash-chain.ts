/** The journal's hash chain: hash_n = SHA-256(hash_{n−1} ‖ text_n), hash_0 = 32 zero bytes. */
import { hash } from 'node:crypto';
import { assertThat } from '../domain/assert.js';

export const GENESIS_HASH = '0'.repeat(64);
const HASH_BYTES = 32;
const INITIAL_CAPACITY = 4096;

export class HashChain {
  private buffer = Buffer.alloc(INITIAL_CAPACITY);
  private count: number;

  /** Begins anew, or goes on behind entry `seq` whose hash is known. */
  constructor(
    head: { readonly seq: number; readonly hash: string } = { seq: 0, hash: GENESIS_HASH },
  ) {
    assertThat(/^[0-9a-f]{64}$/.test(head.hash), 'a chain head is 64 hexadecimal digits');
    this.count = head.seq;
    this.buffer.write(head.hash, 0, 'hex');
  }

  /** Number of entries so far; the next entry is `seq + 1`. */
  get seq(): number {
    return this.count;
  }

  /** Hex of the last hash. */
  get head(): string {
    return this.buffer.toString('hex', 0, HASH_BYTES);
  }

  /** Takes the canonical text of the next entry. */
  append(text: string): void {
    // Three bytes a UTF-16 unit is the most that UTF-8 needs.
    const needed = HASH_BYTES + text.length * 3;
    if (needed > this.buffer.length) {
      const larger = Buffer.alloc(needed * 2);
      this.buffer.copy(larger, 0, 0, HASH_BYTES);
      this.buffer = larger;
    }
    const written = this.buffer.write(text, HASH_BYTES, 'utf8');
    // A string of 32 bytes: a quarter of the cost of a buffer for each entry.
    const digest = hash('sha256', this.buffer.subarray(0, HASH_BYTES + written), 'binary');
    this.buffer.write(digest, 0, 'latin1');
    this.count += 1;
  }
}
