/** A finished backtest and a finished search of a tenant, so that there is something to be seen. */
import { ask } from '../support/graphql-request.js';
import type { TestGateway, TestTenant } from '../support/test-gateway.js';

const ASKED = {
  strategy: 'sma-cross',
  parameters: { fast: 3, slow: 8 },
  symbols: ['WAVE'],
  cash: '100000',
  fillModel: { name: 'reference' },
};

/** Ids of both, the backtest first. */
export async function seedResearch(
  gateway: TestGateway,
  tenant: TestTenant,
): Promise<readonly string[]> {
  const backtest = await request(gateway, tenant, 'requestBacktest', {
    ...ASKED,
    idempotencyKey: `seed-backtest-${tenant.slug}`,
  });
  const sweep = await request(gateway, tenant, 'requestSweep', {
    ...ASKED,
    idempotencyKey: `seed-sweep-${tenant.slug}`,
    sampler: 'GRID',
    space: { fast: [3, 4], slow: [8, 9] },
    objective: 'sharpe',
  });
  for (const id of [backtest, sweep]) await untilDone(gateway, tenant, id);
  return [backtest, sweep];
}

async function request(
  gateway: TestGateway,
  tenant: TestTenant,
  field: 'requestBacktest' | 'requestSweep',
  input: object,
): Promise<string> {
  const typeName = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  const query = `mutation ($input: ${typeName}Input!) {
    ${field}(input: $input) { __typename ... on ${typeName}Payload { run { id } } } }`;
  const answer = await ask(gateway.url, { query, variables: { input }, token: tenant.apiKey });
  const id = (answer.data?.[field] as { run?: { id: string } } | undefined)?.run?.id;
  if (id === undefined) throw new Error(answer.text);
  return id;
}

const LOOK_EVERY_MS = 50;
const MAX_LOOKS = 400;

async function untilDone(gateway: TestGateway, tenant: TestTenant, id: string): Promise<void> {
  const query = 'query ($id: ID!) { researchRun(id: $id) { status error } }';
  for (let look = 0; look < MAX_LOOKS; look += 1) {
    const answer = await ask(gateway.url, { query, variables: { id }, token: tenant.apiKey });
    const run = answer.data?.['researchRun'] as { status: string } | null;
    if (run?.status === 'DONE') return;
    if (run?.status === 'FAILED') throw new Error(answer.text);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`Run ${id} does not end.`);
}
