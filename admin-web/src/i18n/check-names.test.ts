/** Every pre-trade check that may deny an order has a name that a person reads. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { orders } from './en/orders.js';

const CHECKS = fileURLToPath(new URL('../../../engine/src/risk/checks/', import.meta.url));

const codes = readdirSync(CHECKS)
  .filter((name) => !name.endsWith('.test.ts'))
  .flatMap((name) => {
    const text = readFileSync(`${CHECKS}${name}`, 'utf8');
    return [...text.matchAll(/\bcode: '([A-Z_]+)'/g)].map(([, code]) => code ?? '');
  });

it('finds the checks in the sources', () => {
  expect(codes.length).toBeGreaterThan(15);
});

it.each(codes.toSorted())('names %s', (code) => {
  expect(Object.keys(orders)).toContain(`check.${code}`);
});
