/** Attacks by document and by body on the gateway as it is in LIVE: each gets a clear 4xx. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, codesOf, post } from '../support/graphql-request.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';
import { DOCUMENT_CASES } from './document-cases.js';
import { heapAfterCollection, MAX_GROWTH_BYTES, measured, printTimes } from './measured.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ engine: false, environment: 'LIVE' });
});
afterAll(async () => {
  printTimes('Attacks by document and body');
  await gateway.stop();
});

const SECRETS = /did you mean|postgres|typeorm|node_modules|at async|select .* from/i;

describe('documents', () => {
  it.each(DOCUMENT_CASES)('answers $name', async ({ name, query, variables, codes }) => {
    const token = gateway.a.apiKey;
    const answer = await measured(name, () =>
      ask(gateway.url, { query, token, ...(variables && { variables }) }),
    );
    if (codes.length === 0) {
      expect(codesOf(answer), answer.text.slice(0, 300)).toEqual([]);
      return;
    }
    expect(answer.status, answer.text.slice(0, 300)).toBeGreaterThanOrEqual(400);
    expect(answer.status, answer.text.slice(0, 300)).toBeLessThan(500);
    const given = [...new Set(codesOf(answer))];
    expect(given.length, answer.text.slice(0, 300)).toBeGreaterThan(0);
    for (const code of given) expect(codes, answer.text.slice(0, 300)).toContain(code);
    expect(answer.text).not.toMatch(SECRETS);
    expect(answer.errors[0]?.extensions.requestId).toBe(answer.headers.get('x-request-id'));
  });
});

const json = { 'content-type': 'application/json' };
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const objects = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const VIEWER = '"query":"{ viewer { id } }"';

describe('bodies', () => {
  it.each([
    ['a batch of two', `[{${VIEWER}},{${VIEWER}}]`, json, 400],
    ['an empty batch', '[]', json, 400],
    ['lists 10,000 deep in variables', `{${VIEWER},"variables":{"a":${deep(10_000)}}}`, json, 400],
    ['objects 10,000 deep in variables', `{${VIEWER},"variables":${objects(10_000)}}`, json, 400],
    ['lists 45,000 deep as the body', deep(45_000), json, 400],
    ['objects 10,000 deep as extensions', `{${VIEWER},"extensions":${objects(10_000)}}`, json, 200],
    ['a key that is __proto__', `{${VIEWER},"variables":{"__proto__":{"a":1}}}`, json, 400],
    [
      'a key that is __proto__ by an escape',
      `{${VIEWER},"variables":{"\\u005f_proto__":{"isAdmin":true}}}`,
      json,
      400,
    ],
    [
      'a constructor with a prototype',
      `{${VIEWER},"variables":{"constructor":{"prototype":{"isAdmin":true}}}}`,
      json,
      400,
    ],
    [
      'bytes that are no UTF-8',
      Buffer.from(`{${VIEWER.slice(0, -2)} \xff\xfe}"}`, 'latin1'),
      json,
      400,
    ],
    ['a null byte', `{"query":"{ viewer { id } }\\u0000"}`, json, 400],
    ['UTF-16', Buffer.from(`{${VIEWER}}`, 'utf16le'), json, 400],
    ['a byte order mark', `\uFEFF{${VIEWER}}`, json, 200],
    ['100,001 bytes', `{${VIEWER},"x":"${'x'.repeat(100_001)}"}`, json, 413],
    ['a compressed body', `{${VIEWER}}`, { ...json, 'content-encoding': 'gzip' }, 200],
    ['plain text', `{${VIEWER}}`, { 'content-type': 'text/plain' }, 415],
    ['a form', 'query={viewer{id}}', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    [
      'a multipart upload',
      '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--',
      { 'content-type': 'multipart/form-data; boundary=x' },
      415,
    ],
    ['bare GraphQL', '{ viewer { id } }', { 'content-type': 'application/graphql' }, 415],
    ['JSON by another name', `{${VIEWER}}`, { 'content-type': 'text/json' }, 415],
    ['two types at once', `{${VIEWER}}`, { 'content-type': 'text/plain, application/json' }, 415],
    [
      'a persisted query of Apollo that is to be stored',
      `{${VIEWER},"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${'0'.repeat(64)}"}}}`,
      json,
      404,
    ],
  ] as const)('answers %s', async (name, body, headers, status) => {
    const sent = typeof body === 'string' ? body : new Uint8Array(body);
    const authorization = `Bearer ${gateway.a.apiKey}`;
    const answer = await measured(name, () =>
      post(gateway.url, sent, { ...headers, authorization }),
    );
    expect(answer.status, answer.text.slice(0, 300)).toBe(status);
    if (status >= 400) expect(answer.errors[0]?.extensions.code).toBeDefined();
    expect(answer.text).not.toMatch(SECRETS);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});

describe('forged pages', () => {
  const url = () => gateway.url;
  it.each([
    ['a GET with the query in the address', 'GET', '?query=%7Bviewer%7Bid%7D%7D', 405],
    ['a GET of a mutation', 'GET', '?query=mutation%7BsignOut%7B__typename%7D%7D', 405],
    ['a HEAD', 'HEAD', '?query=%7Bviewer%7Bid%7D%7D', 405],
    ['a PUT', 'PUT', '', 405],
    ['a preflight for another site', 'OPTIONS', '', 405],
  ])('answers %s', async (name, method, search, status) => {
    const headers = { cookie: 'fiducia_access=x.y.z', origin: 'https://evil.example' };
    const answer = await measured(name, () => fetch(`${url()}${search}`, { method, headers }));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    await answer.arrayBuffer();
  });
});

/** What no `fetch` would send. */
function raw(headers: Readonly<Record<string, string>>): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(gateway.url, { method: 'POST', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, text });
      });
    });
    sent.on('error', reject);
    sent.end(`{${VIEWER}}`);
  });
}

describe('headers', () => {
  it.each([
    ['one of 20 kB', { 'x-long': 'x'.repeat(20_000) }, 431, 'HEADERS_TOO_LARGE'],
    [
      '1,500 of them',
      Object.fromEntries(Array.from({ length: 1_500 }, (_v, i) => [`x-${i}`, 'y'.repeat(10)])),
      431,
      'HEADERS_TOO_LARGE',
    ],
    ['a token of 10 kB', { authorization: `Bearer ${'x'.repeat(10_000)}` }, 401, 'UNAUTHENTICATED'],
  ])('answers %s', async (name, headers, status, code) => {
    const answer = await measured(`headers: ${name}`, () => raw({ ...json, ...headers }));
    expect([answer.status, answer.text], answer.text).toEqual([
      status,
      expect.stringContaining(code) as string,
    ]);
  });
});

/** A leak of one document in each would show. */
const ROUNDS = 10;
const TIMEOUT_MS = 120_000;

describe('memory', () => {
  it(
    'is flat after everything has come again and again',
    async () => {
      const token = gateway.a.apiKey;
      const round = async () => {
        for (const { query, variables } of DOCUMENT_CASES) {
          await ask(gateway.url, { query, token, ...(variables && { variables }) });
        }
      };
      await round();
      const before = heapAfterCollection();
      for (let count = 0; count < ROUNDS; count += 1) await round();
      const grown = heapAfterCollection() - before;
      process.stdout.write(
        `\nHeap after ${ROUNDS} rounds of attacks: ${(grown / 1e6).toFixed(1)} MB more\n`,
      );
      expect(grown).toBeLessThan(MAX_GROWTH_BYTES);
      expect(gateway.log.errors).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
