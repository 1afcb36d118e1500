/** The documentation of the API says the limits that the gateway has. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ERROR_REGISTRY } from '../../errors/error-registry.js';
import { LIMIT_ROWS, RATE_ROWS } from './limits-table.js';

const text = readFileSync(new URL('../../../../docs/api.md', import.meta.url), 'utf8');
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

it.each(LIMIT_ROWS)('docs/api.md says of %s: %s, %s', (what, limit, code) => {
  expect(rows).toContainEqual(['', what, limit, `\`${code}\``, '']);
  expect(ERROR_REGISTRY.has(code)).toBe(true);
});

it.each(RATE_ROWS)('docs/api.md says of the rate limit %s: %s', (name, limit) => {
  const row = rows.find((cells) => cells[1] === name);
  expect(row?.[2]).toBe(limit);
});
