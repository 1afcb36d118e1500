/**
 * Every write of a tenant's row has its audit row, judged by what the database itself has seen; and
 * an audit write that is taken away is missed.
 *
 * A mutant is the evidence without the rows of one action: exactly what the database would have
 * seen had the program not written them, since nothing depends on an audit row.
 */
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { recordFigures } from '@fiducia/tenants/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../support/graphql-request.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';
import { unauditedWrites, WITHOUT_AUDIT } from './audit-rules.js';
import { isIdArgument } from './id-kinds.js';
import { operationsOf } from './schema-walk.js';
import { placeOrder, seedTrading, untilStill } from './seed-trading.js';
import { seedResearch } from './seed-research.js';
import { secretsOf, unknownId } from './tenant-secrets.js';
import { freshKey, valuesFor } from './variable-values.js';
import { readEvidence, startRecording, type TransactionEvidence } from './write-evidence.js';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const mutations = operationsOf(schema).filter(
  ({ kind, name }) => kind === 'mutation' && !name.includes('…'),
);

/** These change no row of the tenant, and are told all the same: what leaves the house. */
const TOLD_WITHOUT_A_WRITE: readonly string[] = ['prepareAuditExport'];

let gateway: TestGateway;
let evidence: readonly TransactionEvidence[] = [];
/** Of each mutation that succeeded: the actions filed under its request. */
const answered = new Map<string, readonly string[]>();

beforeAll(async () => {
  gateway = await startTestGateway({
    engine: true,
    prepare: ({ superuserUrl }) => startRecording(superuserUrl),
  });
  await seedTrading(gateway, gateway.a);
  await seedResearch(gateway, gateway.a);
  await placeOrder(gateway, gateway.a, freshKey());
  await askEverything();
  await untilStill(gateway, gateway.a);
  evidence = await readEvidence(gateway.database.superuserUrl);
}, 180_000);
afterAll(async () => {
  await gateway.stop();
});

/** Each mutation once, as the owner and with own ids; what is refused changes nothing. */
async function askEverything(): Promise<void> {
  const own = await secretsOf(gateway.database.superuserUrl, gateway.a);
  for (const operation of mutations) {
    const token = await gateway.signIn(gateway.a, 'TENANT_OWNER');
    const variables = valuesFor(operation, ({ kind, required }) =>
      isIdArgument(kind) ? (own.idOf(kind) ?? (required ? unknownId(kind) : null)) : null,
    );
    const answer = await ask(gateway.url, { query: operation.document, variables, token });
    const result = answer.data?.[operation.field] as { __typename?: string } | null | undefined;
    const hasSucceeded = result?.__typename?.endsWith('Payload') === true;
    // Somebody who asked for an export has asked, whether or not there was a head to sign it with.
    if (!hasSucceeded && !TOLD_WITHOUT_A_WRITE.includes(operation.field)) continue;
    const sql = 'SELECT action FROM audit_entry WHERE tenant_id = $1 AND request_id = $2';
    const values = [gateway.a.tenantId, answer.headers.get('x-request-id')];
    const { rows } = await gateway.database.db.tenants.read<{ action: string }>(
      gateway.a.context,
      sql,
      values,
    );
    answered.set(
      operation.field,
      rows.map(({ action }) => action),
    );
  }
}

/** What the evidence, without one action's rows, shows to be missing. */
function missing(without: string | null): readonly string[] {
  const unaudited = evidence.flatMap((transaction) =>
    unauditedWrites({
      ...transaction,
      actions: transaction.actions.filter((action) => action !== without),
    }),
  );
  const silent = TOLD_WITHOUT_A_WRITE.filter((field) => {
    const actions = answered.get(field) ?? [];
    return answered.has(field) && !actions.some((action) => action !== without);
  });
  return [...new Set([...unaudited, ...silent])];
}

it('every transaction that changes a tenant’s rows tells of it', () => {
  expect(evidence.length).toBeGreaterThan(50);
  expect(missing(null)).toEqual([]);
});

it('whatever needs no row of its own says why', () => {
  for (const { reason } of WITHOUT_AUDIT) expect(reason.length).toBeGreaterThan(20);
});

it('every audit write that is taken away is missed', (context) => {
  const actions = [...new Set(evidence.flatMap((transaction) => transaction.actions))].toSorted();
  const before = missing(null);
  const survived = actions.filter((action) => missing(action).every((one) => before.includes(one)));
  recordFigures(context, 'audit', {
    auditWrites: actions.length,
    auditTransactions: evidence.length,
    auditMutants: actions.length,
    auditMutantsKilled: actions.length - survived.length,
  });
  expect(actions.length).toBeGreaterThan(20);
  expect(survived).toEqual([]);
});
