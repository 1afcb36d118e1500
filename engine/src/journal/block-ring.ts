/** Blocks of a journal on their way to the thread that hashes them, in memory that both share. */
import { assertThat } from '../domain/assert.js';
import { HASH_BYTES, hashBlock } from './block-hasher.js';

const SLOTS = 64;
/** A block of usual entries has a third of it. */
const SLOT_BYTES = 65_536;
/** Waking a thread costs as much as hashing a few thousand bytes: it is woken for several blocks. */
const BLOCKS_A_CALL = 8;

/** Places of the counters, in words of 32 bits. */
const READY = 0;
const PUSHED = 1;
const DONE = 2;
const LENGTHS = 16;
const GIVEN = LENGTHS + SLOTS;
const HASHES_FROM = (GIVEN + SLOTS) * Int32Array.BYTES_PER_ELEMENT;
const BLOCKS_FROM = HASHES_FROM + SLOTS * HASH_BYTES;

/** One side writes and waits, the other one serves. Counters are of blocks, from 0 on. */
export class BlockRing {
  private readonly words: Int32Array;
  private readonly bytes: Uint8Array;

  constructor(readonly memory = new SharedArrayBuffer(BLOCKS_FROM + SLOTS * SLOT_BYTES)) {
    this.words = new Int32Array(memory, 0, GIVEN + SLOTS);
    this.bytes = new Uint8Array(memory);
  }

  /** Whether the other side has begun to serve. */
  get isServed(): boolean {
    return Atomics.load(this.words, READY) === 1;
  }

  get pushed(): number {
    return Atomics.load(this.words, PUSHED);
  }

  get done(): number {
    return Atomics.load(this.words, DONE);
  }

  get isFull(): boolean {
    return this.pushed - this.done === SLOTS;
  }

  fits(block: Uint8Array): boolean {
    return block.length <= SLOT_BYTES;
  }

  /** `before` is the hash before it; null where that is the hash of the block pushed last. */
  push(block: Uint8Array, before: Uint8Array | null): void {
    assertThat(this.fits(block) && !this.isFull, 'a block was pushed without room for it');
    const { words, pushed } = this;
    const slot = pushed % SLOTS;
    const from = BLOCKS_FROM + slot * SLOT_BYTES;
    this.bytes.set(block, from);
    if (before !== null) this.bytes.set(before, from);
    words[LENGTHS + slot] = block.length;
    words[GIVEN + slot] = before === null ? 0 : 1;
    Atomics.store(words, PUSHED, pushed + 1);
    if ((pushed + 1) % BLOCKS_A_CALL === 0) Atomics.notify(words, PUSHED);
  }

  /** Waits until more than `done` blocks are hashed; false where none was in that time. */
  waitBeyond(done: number, patienceMs: number): boolean {
    Atomics.notify(this.words, PUSHED);
    return Atomics.wait(this.words, DONE, done, patienceMs) !== 'timed-out' || this.done !== done;
  }

  /** A copy; of one of the last blocks that were hashed. */
  hashOf(block: number): Uint8Array {
    const from = HASHES_FROM + (block % SLOTS) * HASH_BYTES;
    return this.bytes.slice(from, from + HASH_BYTES);
  }

  /** Hashes a block that was pushed and is not yet written over; the one before it is hashed. */
  hashPushed(block: number): Uint8Array {
    const slot = block % SLOTS;
    const from = BLOCKS_FROM + slot * SLOT_BYTES;
    const pushed = this.bytes.subarray(from, from + (this.words[LENGTHS + slot] as number));
    const isGiven = this.words[GIVEN + slot] === 1;
    const before = isGiven ? pushed.slice(0, HASH_BYTES) : this.hashOf(block - 1);
    const digest = hashBlock(pushed, before);
    this.bytes.set(digest, HASHES_FROM + slot * HASH_BYTES);
    return digest;
  }

  /** The other side: hashes what comes, for ever. */
  serve(): never {
    const { words } = this;
    Atomics.store(words, READY, 1);
    for (let block = this.done; ; block += 1) {
      // A call may come when all is done.
      while (this.pushed === block) Atomics.wait(words, PUSHED, block);
      this.hashPushed(block);
      Atomics.store(words, DONE, block + 1);
      Atomics.notify(words, DONE);
    }
  }
}
