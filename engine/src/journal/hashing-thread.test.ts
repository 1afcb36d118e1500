/** The thread that hashes blocks: the same chain as without it, whatever the thread does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { BlockRing } from './block-ring.js';
import { GENESIS_HASH, HashChain } from './hash-chain.js';
import { HashingThread } from './hashing-thread.js';
import { ENTRIES_PER_BLOCK } from './journal-format.js';

const GENESIS = { seq: 0, hash: GENESIS_HASH };
/** More blocks than there is room for on the way. */
const MANY = 200;

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

function thread(program?: string): HashingThread {
  const made = new HashingThread(program);
  open.push(made);
  return made;
}

/** Runs this instead of the program that hashes. */
function threadOf(source: string): HashingThread {
  const folder = mkdtempSync(join(tmpdir(), 'fiducia-hashing-'));
  open.push({ close: () => Promise.resolve(rmSync(folder, { recursive: true })) });
  const program = join(folder, 'program.mjs');
  const ring = new URL('../../dist/journal/block-ring.js', import.meta.url).href;
  writeFileSync(
    program,
    `import { workerData } from 'node:worker_threads';
     import { BlockRing } from '${ring}';
     const ring = new BlockRing(workerData);
     ${source}`,
  );
  return thread(program);
}

const textsOf = (blocks: number, words = 3): string[] =>
  Array.from({ length: blocks * ENTRIES_PER_BLOCK + 7 }, (_, n) => `${n} é€😀`.repeat(words));

function headOf(texts: readonly string[], hasher?: HashingThread): string {
  const chain = new HashChain(GENESIS, hasher);
  for (const text of texts) chain.append(text);
  return chain.head;
}

/** Blocks are hashed where they are made until the thread is there. */
function served(hasher: HashingThread): HashingThread {
  while (!hasher.isServed) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
  return hasher;
}

describe('a hashing thread', () => {
  it('gives the chain of one thread, more blocks than are on the way at once', () => {
    const texts = textsOf(MANY);
    const hasher = thread();
    expect(headOf(texts, hasher)).toBe(headOf(texts));
    expect(headOf(texts, served(hasher))).toBe(headOf(texts));
  });

  it('gives every head that is asked for on the way, and blocks of any size', () => {
    const hasher = served(thread());
    const sizes = fc.array(fc.constantFrom(0, 10, 1000, 5_000_000), { maxLength: 6 });
    const asked = fc.array(fc.nat(400), { maxLength: 20 });
    fc.assert(
      fc.property(fc.nat(400), sizes, asked, (count, large, stops) => {
        const texts = Array.from({ length: count }, (_, n) => `entry ${n}`);
        for (const [n, size] of large.entries()) texts.splice(n * 50, 0, 'x'.repeat(size));
        const here = new HashChain(GENESIS);
        const there = new HashChain(GENESIS, hasher);
        for (const [n, text] of texts.entries()) {
          here.append(text);
          there.append(text);
          if (stops.includes(n)) expect(there.head).toBe(here.head);
        }
        expect([there.head, there.seq]).toEqual([here.head, here.seq]);
      }),
      { numRuns: 40 },
    );
  });

  it('goes on behind a block’s end as one thread does', () => {
    const texts = textsOf(4);
    const begun = new HashChain();
    for (const text of texts.slice(0, ENTRIES_PER_BLOCK)) begun.append(text);
    const after = { seq: begun.seq, hash: begun.head };
    const chain = new HashChain(after, served(thread()));
    for (const text of texts.slice(ENTRIES_PER_BLOCK)) chain.append(text);
    expect(chain.head).toBe(headOf(texts));
  });

  it('serves one chain after another, and refuses the earlier one', () => {
    const hasher = served(thread());
    const left = new HashChain(GENESIS, hasher);
    for (const text of textsOf(3)) left.append(text);
    expect(headOf(textsOf(5), hasher)).toBe(headOf(textsOf(5)));
    expect(() => left.head).toThrow('another chain has begun');
  });

  it.each([
    ['never begins', ''],
    ['cannot begin', 'throw new Error("no memory");'],
    ['ends before its first block', 'Atomics.store(new Int32Array(workerData), 0, 1);'],
    [
      'ends in the midst of it',
      `Atomics.store(new Int32Array(workerData), 0, 1);
       while (ring.pushed < 20) Atomics.wait(new Int32Array(workerData), 1, ring.pushed, 5);
       for (let n = 0; n < 5; n += 1) {
         ring.hashPushed(n);
         Atomics.store(new Int32Array(workerData), 2, n + 1);
       }`,
    ],
  ])('that %s is not waited for', (_, source) => {
    const hasher = threadOf(source);
    if (source.includes('store')) served(hasher);
    const texts = textsOf(MANY);
    expect(headOf(texts, hasher)).toBe(headOf(texts));
    // Nor by the next chain.
    expect(headOf(texts, hasher)).toBe(headOf(texts));
  });

  it('does not write over a block that is not hashed yet', () => {
    const ring = new BlockRing();
    const block = new Uint8Array(100);
    while (!ring.isFull) ring.push(block, null);
    expect(() => ring.push(block, null)).toThrow('without room');
    expect(() => new BlockRing().push(new Uint8Array(70_000), null)).toThrow('without room');
  });
});
