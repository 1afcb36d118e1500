/** One code has one meaning. */
import { expect, it } from 'vitest';
import { ERROR_REGISTRY } from './error-registry.js';
import { joinErrorCodes } from './join-error-codes.js';

const entry = { http: 400, sentence: 'No.', retryable: false };

it('fails when two packages claim one code', () => {
  const lists = [
    { owner: 'tenants', codes: { CONFLICT: entry } },
    { owner: 'engine', codes: { CONFLICT: entry } },
  ];
  expect(() => joinErrorCodes(lists)).toThrow('CONFLICT is claimed by tenants and by engine');
});

it('holds a full sentence and an HTTP status for every code of the product', () => {
  for (const [code, { http, sentence }] of ERROR_REGISTRY) {
    expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/);
    expect(sentence, code).toMatch(/^[A-Z].*[.]$/s);
    expect(http, code).toBeGreaterThanOrEqual(400);
  }
});
