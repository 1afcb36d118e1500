/** Bad values in good documents: each field refuses them with a code, and nothing is a 500. */
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationsOf, type Operation } from '../isolation/schema-walk.js';
import { accountOf } from '../isolation/seed-trading.js';
import { argumentName, freshKey, valuesFor } from '../isolation/variable-values.js';
import { ask, codesOf } from '../support/graphql-request.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const operations = operationsOf(schema).filter(
  ({ kind, name, field }) => kind !== 'subscription' && !name.includes('…') && field !== 'signOut',
);

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ engine: true });
});
afterAll(async () => {
  await gateway.stop();
});

/** One of each kind that has broken some program. */
const NASTY: readonly (readonly [string, unknown])[] = [
  ['NaN as text', 'NaN'],
  ['an exponent', '1e999'],
  ['negative zero', '-0'],
  ['a huge number', 1e308],
  ['the largest integer and one', 9_007_199_254_740_992],
  ['2³¹', 2_147_483_648],
  ['a negative number', -1],
  ['a fraction', 0.5],
  ['a boolean', true],
  ['an empty text', ''],
  ['a long text', 'x'.repeat(50_000)],
  ['a null character', 'a\u0000b'],
  ['half a surrogate pair', '\ud800'],
  ['SQL', "'; drop table account; --"],
  ['markup', '<script>alert(1)</script>'],
  ['a list', ['a', 'b']],
  ['a long list', Array.from({ length: 5_000 }, () => 'WAVE')],
  ['an object', { a: { b: { c: 1 } } }],
  ['null', null],
  ['another wire id', `usr_${'0'.repeat(32)}`],
  ['an id in capitals', `ACC_${'A'.repeat(32)}`],
];

function withValue(operation: Operation, name: string, value: unknown): Record<string, unknown> {
  const ids = ({ kind }: { kind: string }) =>
    kind === 'ACCOUNT_ID' ? accountOf(gateway.a, 0) : null;
  return valuesFor(operation, ids, { [name]: value });
}

describe.each(operations)('$name', (operation) => {
  const names = [...new Set(operation.variables.map(argumentName))];
  it.runIf(names.length > 0)('answers nasty values with codes', async () => {
    for (const name of names) {
      for (const [what, value] of NASTY) {
        const variables = withValue(operation, name, value);
        const token = gateway.a.apiKey;
        const answer = await ask(gateway.url, { query: operation.document, variables, token });
        const told = `${name} = ${what}: ${answer.status} ${answer.text.slice(0, 400)}`;
        expect(answer.status, told).toBeLessThan(500);
        for (const code of codesOf(answer)) expect(code, told).not.toBe('INTERNAL');
        expect(answer.text, told).not.toMatch(/postgres|select |typeorm|node_modules|at async/i);
      }
    }
  });
});

describe('orders', () => {
  const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
    __typename ... on Failure { code message } ... on InvalidInputError { field } } }`;
  const order = (more: object) => ({
    ...{ idempotencyKey: freshKey(), accountId: accountOf(gateway.a, 0), symbol: 'WAVE' },
    ...{
      side: 'BUY',
      type: 'LIMIT',
      timeInForce: 'GTC',
      quantity: '0.1',
      limitPrice: '900',
      ...more,
    },
  });

  it.each([
    ['a quantity of zero', { quantity: '0' }, 'INVALID_INPUT'],
    ['a negative quantity', { quantity: '-1' }, 'INVALID_INPUT'],
    ['a quantity that is no number', { quantity: 'NaN' }, 'INVALID_ARGUMENT'],
    ['a quantity as a float', { quantity: 0.1 }, 'INVALID_ARGUMENT'],
    ['an infinite quantity', { quantity: '1e999' }, 'INVALID_ARGUMENT'],
    ['a quantity off the lot', { quantity: '0.00001' }, 'ORDER_DENIED'],
    ['a price off the tick', { limitPrice: '900.001' }, 'ORDER_DENIED'],
    ['twenty digits', { quantity: '9'.repeat(20) }, 'ORDER_DENIED'],
    ['an unknown side', { side: 'HOLD' }, 'INVALID_ARGUMENT'],
    ['a limit price on a market order', { type: 'MARKET' }, 'INVALID_INPUT'],
    ['an endless key', { idempotencyKey: 'k'.repeat(200) }, 'INVALID_INPUT'],
  ])('with %s are refused', async (_name, more, code) => {
    const variables = { input: order(more) };
    const answer = await ask(gateway.url, { query: PLACE, variables, token: gateway.a.apiKey });
    expect(codesOf(answer), answer.text).toEqual([code]);
  });
});

it('has logged nothing unexpected, and answers as before', async () => {
  expect(gateway.log.errors).toEqual([]);
  const answer = await ask(gateway.url, { query: '{ market { phase } }', token: gateway.a.apiKey });
  expect(codesOf(answer)).toEqual([]);
});
