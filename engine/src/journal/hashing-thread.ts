/**
 * Hashes the blocks of long journals on a thread beside the one that writes them. A journal is the
 * same either way, and never waits for a thread that does not begin or does not go on.
 */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { assertThat } from '../domain/assert.js';
import { hashBlock } from './block-hasher.js';
import type { BlockHasher, BlockHashes } from './block-hasher.js';
import { BlockRing } from './block-ring.js';

/** The compiled program: a thread knows nothing of the tests' loader. */
const PROGRAM = fileURLToPath(
  new URL('../../dist/journal/hashing-thread-program.js', import.meta.url),
);
/** A thread that hashes nothing for so long has ended, or its core is busy: we do its work. */
const PATIENCE_MS = 1000;

export class HashingThread implements BlockHasher {
  private readonly line: Line = { ring: new BlockRing(), isGivenUp: false };
  private readonly worker: Worker;
  private current: RingHashes | null = null;

  constructor(program = PROGRAM) {
    this.worker = new Worker(program, { workerData: this.line.ring.memory, execArgv: [] });
    // It is no reason to go on, and its end none to end: whoever waits for it notices.
    this.worker.unref();
    this.worker.on('error', () => undefined);
  }

  /** Whether the thread has begun: until then, blocks are hashed where they are made. */
  get isServed(): boolean {
    return this.line.ring.isServed;
  }

  begin(before: Uint8Array): BlockHashes {
    this.current?.end();
    this.current = new RingHashes(this.line, before);
    return this.current;
  }

  /** What was begun here can not go on. */
  async close(): Promise<void> {
    this.current?.end();
    await this.worker.terminate();
  }
}

/** To the other thread, which is left alone for good once it has stood still. */
interface Line {
  readonly ring: BlockRing;
  isGivenUp: boolean;
}

/** The hashes of one chain. */
class RingHashes implements BlockHashes {
  /** Hash of the last block; null where the other side makes it. */
  private known: Uint8Array | null;
  private isOver = false;

  constructor(
    private readonly line: Line,
    before: Uint8Array,
  ) {
    this.known = before;
  }

  push(block: Uint8Array): void {
    assertThat(!this.isOver, 'another chain has begun on this hashing thread');
    const { line } = this;
    const { ring } = line;
    if (ring.isServed && ring.fits(block)) while (!line.isGivenUp && ring.isFull) this.wait();
    if (line.isGivenUp || !ring.isServed || !ring.fits(block)) {
      this.known = hashBlock(block, this.last());
    } else {
      ring.push(block, this.known);
      this.known = null;
    }
  }

  last(): Uint8Array {
    assertThat(!this.isOver, 'another chain has begun on this hashing thread');
    const { ring } = this.line;
    while (this.known === null) {
      if (ring.done === ring.pushed) this.known = ring.hashOf(ring.pushed - 1);
      else this.wait();
    }
    return this.known;
  }

  /** Leaves the ring empty for the next chain. */
  end(): void {
    if (!this.isOver) this.last();
    this.isOver = true;
  }

  private wait(): void {
    const { ring } = this.line;
    const { done } = ring;
    if (done === ring.pushed || ring.waitBeyond(done, PATIENCE_MS)) return;
    this.line.isGivenUp = true;
    // Should the other side wake up, it writes the same hashes in the same places.
    for (let block = done; block < ring.pushed; block += 1) this.known = ring.hashPushed(block);
  }
}
