/** Asks every mutation of the schema once, over HTTP, and finds what the audit log has of each. */
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import type { PartnerRole } from '@fiducia/tenants';
import type { MutationStep } from '../access/mutation-step.js';
import { mutationSteps } from '../access/mutation-steps.js';
import { ownVariables } from '../access/own-variables.js';
import { operationsOf, type Operation } from '../isolation/schema-walk.js';
import { untilStill } from '../isolation/seed-trading.js';
import { ask, type GraphqlAnswer } from '../support/graphql-request.js';
import type { TestGateway } from '../support/test-gateway.js';

export interface WalkedMutation {
  readonly field: string;
  readonly answer: GraphqlAnswer;
  /** Of the entries that name its request. */
  readonly actions: readonly string[];
}

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

export const MUTATIONS: readonly Operation[] = operationsOf(schema).filter(
  ({ kind, name }) => kind === 'mutation' && !name.includes('…'),
);

/** What others work on after the answer: the next step has to find it done. */
const GOES_ON = /^(account|order|deployment|research-run|approval)\./;

/** The steps' own fields, in their order: compared with the schema's by the test. */
export async function walkMutations(gateway: TestGateway): Promise<readonly WalkedMutation[]> {
  const tokens: Partial<Record<PartnerRole, string>> = {};
  const asRole = (role: PartnerRole) => async () =>
    (tokens[role] ??= await gateway.signIn(gateway.a, role));
  const walked: WalkedMutation[] = [];
  // So that there is a run to cancel.
  gateway.research.hold();
  for (const step of mutationSteps(() => gateway, asRole)) {
    const answer = await askMutation(gateway, step.field, step);
    const actions = await actionsOf(gateway, answer);
    walked.push({ field: step.field, answer, actions });
    if (actions.some((action) => GOES_ON.test(action))) await untilStill(gateway, gateway.a);
  }
  gateway.research.release();
  return walked;
}

export async function askMutation(
  gateway: TestGateway,
  field: string,
  { token, overrides }: Pick<MutationStep, 'token' | 'overrides'>,
): Promise<GraphqlAnswer> {
  const operation = MUTATIONS.find((one) => one.field === field);
  if (operation === undefined) throw new Error(`The schema has no mutation ${field}`);
  const variables = await ownVariables(gateway, operation, await overrides?.());
  return ask(gateway.url, { query: operation.document, variables, token: await token() });
}

export async function actionsOf(
  { a, database }: TestGateway,
  answer: Pick<GraphqlAnswer, 'headers'>,
): Promise<readonly string[]> {
  const sql = 'SELECT action FROM audit_entry WHERE tenant_id = $1 AND request_id = $2';
  const values = [a.tenantId, answer.headers.get('x-request-id')];
  const { rows } = await database.db.tenants.read<{ action: string }>(a.context, sql, values);
  return rows.map(({ action }) => action);
}
