/** The document cache stays within its bounds whatever callers send. */
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { DocumentCache } from './document-cache.js';

it('forgets the documents that were used longest ago', async () => {
  const cache = new DocumentCache();
  for (let index = 0; index < 600; index += 1) {
    await cache.set(`k${index}`, parse('{ a }'));
    await cache.get('k0');
  }
  expect(cache.size).toBe(500);
  expect(await cache.get('k0')).toBeDefined();
  expect(await cache.get('k1')).toBeUndefined();
});

it('bounds the text that it holds and not only the number', async () => {
  const cache = new DocumentCache();
  const long = `{ a(b: "${'x'.repeat(90_000)}") }`;
  for (let index = 0; index < 100; index += 1) await cache.set(`k${index}`, parse(long));
  expect(cache.size).toBeLessThan(25);
});
