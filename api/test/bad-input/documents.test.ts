/** Bad GraphQL requests: each gets a clear error with a code; nothing crashes, nothing is a 500. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, codesOf, post } from '../support/graphql-request.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';

let gateway: TestGateway;
let token: string;

beforeAll(async () => {
  gateway = await startTestGateway({ engine: false });
  token = await gateway.signIn(gateway.a, 'TENANT_OWNER');
});
afterAll(() => gateway.stop());

const repeat = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');
const nest = (depth: number, inner: string) =>
  'nodes { client { name } '.repeat(0) + '{ a '.repeat(depth) + inner + ' }'.repeat(depth);

describe('documents', () => {
  it.each([
    ['no GraphQL at all', '%$§', 'MALFORMED_QUERY'],
    ['an open brace', '{ viewer { id ', 'MALFORMED_QUERY'],
    ['an empty document', '', 'MALFORMED_REQUEST'],
    ['an unknown field', '{ viewer { passwordHash } }', 'INVALID_QUERY'],
    ['an unknown argument', '{ account(id: "x", tenant: "y") { id } }', 'INVALID_QUERY'],
    ['a missing argument', '{ accounts { nodes { id } } }', 'INVALID_QUERY'],
    ['two anonymous operations', '{ market { phase } } { viewer { id } }', 'INVALID_QUERY'],
    ['an unknown fragment', '{ viewer { ...Nothing } }', 'INVALID_QUERY'],
    [
      'a circular fragment',
      '{ viewer { ...A } } fragment A on Viewer { tenant { id } ...B } fragment B on Viewer { ...A }',
      'INVALID_QUERY',
    ],
    ['deep nesting', nest(2_00, 'b'), 'INVALID_QUERY'],
    [
      'useful fields nested too deep',
      '{ accounts(first: 1) { edges { node { orders(first: 1) { edges { node { deployment { positions { instrument { symbol x: symbol } } } } } } } } } ' +
        'strategies { parameters { name } } }',
      null,
    ],
    ['an alias flood', `{ ${repeat(1_000, (i) => `a${i}: market { phase }`)} }`, 'TOO_MANY_TOKENS'],
    ['16 aliases', `{ viewer { ${repeat(16, (i) => `a${i}: name`)} } }`, 'TOO_MANY_ALIASES'],
    [
      'a flood of root fields',
      `{ ${repeat(300, () => 'market { phase }')} }`,
      'TOO_MANY_ROOT_FIELDS',
    ],
    ['a __typename flood', `{ ${'__typename '.repeat(5_000)} }`, 'TOO_MANY_TOKENS'],
    [
      'a directive overload',
      `{ viewer { ${repeat(20, () => 'name @include(if: true)')} } }`,
      'TOO_MANY_DIRECTIVES',
    ],
    [
      'an integer beyond 32 bits',
      '{ accounts(first: 99999999999) { totalCount } }',
      'INVALID_QUERY',
    ],
    ['a page of nothing', '{ accounts(first: 0) { totalCount } }', 'INVALID_ARGUMENT'],
    ['a negative page', '{ accounts(first: -1) { totalCount } }', 'INVALID_ARGUMENT'],
    ['an endless page', '{ accounts(first: 201) { totalCount } }', 'INVALID_ARGUMENT'],
    ['a made-up cursor', '{ accounts(first: 1, after: "§§") { totalCount } }', 'INVALID_INPUT'],
    ['a malformed id', '{ account(id: "1 or 1=1") { id } }', 'INVALID_ARGUMENT'],
    [
      'an id of another kind',
      `{ account(id: "ord_${'0'.repeat(32)}") { id } }`,
      'INVALID_ARGUMENT',
    ],
    [
      'a full page in a full page',
      '{ accounts(first: 200) { nodes { orders(first: 200) { nodes { id } } } } }',
      'QUERY_TOO_LARGE',
    ],
    ['a subscription by POST', 'subscription { marketUpdates { phase } }', 'WEBSOCKET_NEEDED'],
  ])('answers %s with a code', async (_name, query, code) => {
    const answer = await ask(gateway.url, { query, token });
    if (code !== null) expect(codesOf(answer)).toContain(code);
    for (const error of answer.errors) {
      expect(error.extensions.requestId).toBe(answer.headers.get('x-request-id'));
      expect(error.message).not.toMatch(/did you mean/i);
    }
    expect(answer.status).toBeLessThan(500);
  });

  it('refuses a second sign-in in the same request, so that no limit is passed by', async () => {
    const call = (name: string) =>
      `${name}: signIn(input: { email: "a@b.example", password: "x" }) { __typename }`;
    const answer = await ask(gateway.url, {
      query: `mutation { ${repeat(10, (i) => call(`a${i}`))} }`,
    });
    expect(codesOf(answer)).toContain('SIGN_IN_NOT_ALONE');
    expect(answer.status).toBe(400);
  });
});

describe('bodies and headers', () => {
  const json = { 'content-type': 'application/json' };
  it.each([
    ['no JSON', '{', json, 400, 'MALFORMED_REQUEST'],
    ['an empty body', '', json, 400, 'MALFORMED_REQUEST'],
    ['a JSON string', '"{ viewer { id } }"', json, 400, 'MALFORMED_REQUEST'],
    ['JSON null', 'null', json, 400, 'MALFORMED_REQUEST'],
    ['a batch', '[{"query":"{ market { phase } }"}]', json, 400, 'MALFORMED_REQUEST'],
    ['a query that is a number', '{"query":1}', json, 400, 'MALFORMED_REQUEST'],
    [
      'variables that are a list',
      '{"query":"{ market { phase } }","variables":[1]}',
      json,
      400,
      'MALFORMED_REQUEST',
    ],
    [
      'a persisted query',
      '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"a"}}}',
      json,
      404,
      'PERSISTED_OPERATION_UNKNOWN',
    ],
    [
      'a prototype',
      '{"query":"{ viewer { id } }","__proto__":{"a":1}}',
      json,
      400,
      'MALFORMED_REQUEST',
    ],
    [
      'JSON 10,000 levels deep',
      `{"query":"{ viewer { id } }","variables":{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`,
      json,
      400,
      'INVALID_ARGUMENT',
    ],
    [
      'more than 100 kB',
      JSON.stringify({ query: `{ viewer { id } } #${'x'.repeat(110_000)}` }),
      json,
      413,
      'BODY_TOO_LARGE',
    ],
    [
      'a form',
      'query=%7Bviewer%7Bid%7D%7D',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'plain text',
      '{"query":"{ viewer { id } }"}',
      { 'content-type': 'text/plain' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a multipart form',
      'x',
      { 'content-type': 'multipart/form-data; boundary=a' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'no known type',
      '{"query":"{ viewer { id } }"}',
      { 'content-type': 'x' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
  ])('answers %s', async (_name, body, headers, status, code) => {
    const answer = await post(gateway.url, body, { ...headers, authorization: `Bearer ${token}` });
    if (code !== null) expect(codesOf(answer)).toEqual([code]);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    if (code !== null) expect(answer.text).toContain(answer.headers.get('x-request-id') ?? '?');
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('answers %s with 405', async (method) => {
    const address = `${gateway.url}?query=%7Bviewer%7Bid%7D%7D`;
    const headers = method === 'GET' ? { 'content-type': 'application/octet-stream' } : {};
    const response = await fetch(address, { method, headers });
    expect(response.status).toBe(405);
    expect(await response.text()).toContain('METHOD_NOT_ALLOWED');
  });

  it('answers an unknown address with a code', async () => {
    const response = await fetch(new URL('/nothing', gateway.url));
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('ROUTE_NOT_FOUND');
  });
});
