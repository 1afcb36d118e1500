/** The journal's hash chain: what each hash covers, and where a chain may be taken up again. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GENESIS_HASH, HashChain } from './hash-chain.js';
import { ENTRIES_PER_BLOCK, lastBlockEnd } from './journal-format.js';

/** Each entry's hash, by the words of docs/audit-format.md. */
function hashesOf(texts: readonly string[]): string[] {
  const hashes: string[] = [];
  texts.forEach((_, index) => {
    const from = index - (index % ENTRIES_PER_BLOCK);
    const digest = createHash('sha256').update(hashes[from - 1] ?? GENESIS_HASH, 'hex');
    for (const text of texts.slice(from, index + 1)) digest.update(`${text}\n`, 'utf8');
    hashes.push(digest.digest('hex'));
  });
  return hashes;
}

function chainOf(texts: readonly string[]): HashChain {
  const chain = new HashChain();
  for (const text of texts) chain.append(text);
  return chain;
}

const someTexts = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 200 });

describe('a hash chain', () => {
  it('gives every entry the hash of the block’s texts so far behind the block before', () => {
    fc.assert(
      fc.property(someTexts, (texts) => {
        const chain = new HashChain();
        const heads = texts.map((text) => {
          chain.append(text);
          return chain.head;
        });
        expect(heads).toEqual(hashesOf(texts));
        expect(chain.seq).toBe(texts.length);
        // Nobody has to ask for the hashes in between.
        expect(chainOf(texts).head).toBe(heads.at(-1) ?? GENESIS_HASH);
      }),
      { numRuns: 50 },
    );
  });

  it('carries entries that are larger than its buffer', () => {
    const texts = ['x'.repeat(100_000), 'é€😀'.repeat(30_000), ''];
    expect(chainOf(texts).head).toBe(hashesOf(texts).at(-1));
  });

  it.each([0, 1, 63, 64, 65, 128, 150])(
    'goes on behind entry %i with its block’s entries',
    (seq) => {
      const texts = Array.from({ length: 150 }, (_, index) => `{"seq":${index + 1}}`);
      const hashes = hashesOf(texts);
      const from = lastBlockEnd(seq);
      const chain = new HashChain({ seq: from, hash: hashes[from - 1] ?? GENESIS_HASH });
      for (const text of texts.slice(from, seq)) chain.append(text);
      expect(chain.head).toBe(hashes[seq - 1] ?? GENESIS_HASH);
      for (const text of texts.slice(seq)) chain.append(text);
      expect([chain.head, chain.seq]).toEqual([hashes.at(-1), texts.length]);
    },
  );

  it('has another head after any change to any entry, to their number or to where one ends', () => {
    const texts = Array.from({ length: 130 }, (_, index) => `entry ${index}`);
    const { head } = chainOf(texts);
    for (let index = 0; index < texts.length; index += 1) {
      expect(chainOf(texts.with(index, `entry ${index}!`)).head).not.toBe(head);
      expect(chainOf(texts.toSpliced(index, 1)).head).not.toBe(head);
    }
    expect(chainOf(['ab', 'c']).head).not.toBe(chainOf(['a', 'bc']).head);
  });

  it('refuses a head that is no hash, and one that does not end a block', () => {
    expect(() => new HashChain({ seq: 0, hash: 'abc' })).toThrow('64 hexadecimal digits');
    expect(() => new HashChain({ seq: 7, hash: GENESIS_HASH })).toThrow('does not end a block');
  });
});
