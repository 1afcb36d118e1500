/** The journal's hash chain. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { GENESIS_HASH, HashChain } from './hash-chain.js';

const next = (head: string, text: string): string =>
  createHash('sha256').update(Buffer.from(head, 'hex')).update(text, 'utf8').digest('hex');

it('is SHA-256 of the hash before and the text, from 32 zero bytes on', () => {
  const chain = new HashChain();
  const texts = ['{"a":1}', 'é€😀', 'x'.repeat(10_000), ''];
  let head = GENESIS_HASH;
  for (const text of texts) {
    chain.append(text);
    head = next(head, text);
    expect(chain.head).toBe(head);
  }
  expect(chain.seq).toBe(texts.length);
});

it('goes on behind any entry', () => {
  const whole = new HashChain();
  whole.append('one');
  const rest = new HashChain({ seq: whole.seq, hash: whole.head });
  whole.append('two');
  rest.append('two');
  expect([rest.head, rest.seq]).toEqual([whole.head, 2]);
});

it('refuses a head that is no hash', () => {
  expect(() => new HashChain({ seq: 0, hash: 'abc' })).toThrow('64 hexadecimal digits');
});
