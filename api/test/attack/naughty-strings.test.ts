/** A published list of strings that break programs, in every text argument of every operation. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { oraclesFolder } from '@fiducia/engine/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationsOf, type Operation } from '../isolation/schema-walk.js';
import { accountOf } from '../isolation/seed-trading.js';
import { argumentName, valuesFor } from '../isolation/variable-values.js';
import { ask, codesOf } from '../support/graphql-request.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';
import { heapAfterCollection, MAX_GROWTH_BYTES, measured, printTimes } from './measured.js';

const file = join(oraclesFolder(), 'api_security/blns.json');
const strings = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
/** What the list does not have, for columns, keys and cursors. */
const OWN = [
  "'; select pg_sleep(10); --",
  "1' or '1'='1",
  '$1',
  '${jndi:ldap://127.0.0.1/a}',
  '../../../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'acc_' + '0'.repeat(32),
  '\u202Eevil\u202C',
  '%00',
  'NaN',
  '1e309',
  '-0',
];
const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
/** Those that change who is asking are tried by themselves elsewhere. */
const operations = operationsOf(schema).filter(
  ({ kind, name, field }) => kind !== 'subscription' && !name.includes('…') && field !== 'signOut',
);
const AT_ONCE = 12;
/**
 * Every string in every argument takes minutes: `FIDUCIA_TEST_ATTACK=full` asks for it. Else each
 * argument gets so many, the next one the next, so that every string is sent several times.
 */
const PER_ARGUMENT = process.env['FIDUCIA_TEST_ATTACK'] === 'full' ? Infinity : 12;
const TIMEOUT_MS = 600_000;

let gateway: TestGateway;
let heapBefore = 0;

beforeAll(async () => {
  gateway = await startTestGateway({ engine: true });
  heapBefore = heapAfterCollection();
});
afterAll(async () => {
  printTimes('Strings in every argument, by operation');
  await gateway.stop();
});

/** Names of the arguments that carry a text: strings, ids, decimals, times. */
function textArguments(operation: Operation): readonly string[] {
  const texts = operation.variables.filter(({ typeName }) =>
    /^\[?(String|ID|Decimal|DateTime|JSON)\b/.test(typeName),
  );
  return [...new Set(texts.map(argumentName))];
}

async function attack(operation: Operation, overrides: Record<string, unknown>): Promise<void> {
  const ids = ({ kind }: { kind: string }) =>
    kind === 'ACCOUNT_ID' ? accountOf(gateway.a, 0) : null;
  const variables = valuesFor(operation, ids, overrides);
  const token = gateway.a.apiKey;
  const answer = await ask(gateway.url, { query: operation.document, variables, token });
  const told = `${JSON.stringify(overrides)}: ${answer.status} ${answer.text.slice(0, 300)}`;
  expect(answer.status, told).toBeLessThan(500);
  for (const code of codesOf(answer)) expect(code, told).not.toBe('INTERNAL');
  expect(answer.text, told).not.toMatch(/postgres|typeorm|node_modules|at async|syntax error at/i);
}

let next = 0;

function nextStrings(): readonly string[] {
  const count = Math.min(PER_ARGUMENT, strings.length);
  const taken = Array.from(
    { length: count },
    (_value, index) => strings[(next + index) % strings.length] ?? '',
  );
  next += count;
  return taken;
}

async function inTurns(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...tasks];
  const work = async (): Promise<void> => {
    for (let task = waiting.pop(); task !== undefined; task = waiting.pop()) await task();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

describe.skipIf(strings.length === 0)('naughty strings', () => {
  it.each(operations)(
    'are text or an error to $name',
    async (operation) => {
      const cases = textArguments(operation).flatMap((name) =>
        [...OWN, ...nextStrings()].map((text) => ({ [name]: text })),
      );
      await measured(`${operation.name}: ${cases.length} requests`, () =>
        inTurns(cases.map((overrides) => () => attack(operation, overrides))),
      );
    },
    TIMEOUT_MS,
  );

  it('leave the log clean, the gateway answering and memory flat', async () => {
    expect(gateway.log.errors).toEqual([]);
    const answer = await ask(gateway.url, { query: '{ viewer { id } }', token: gateway.a.apiKey });
    expect(codesOf(answer)).toEqual([]);
    const grown = heapAfterCollection() - heapBefore;
    process.stdout.write(`\nHeap after all strings: ${(grown / 1e6).toFixed(1)} MB more\n`);
    expect(grown).toBeLessThan(MAX_GROWTH_BYTES);
  });
});
