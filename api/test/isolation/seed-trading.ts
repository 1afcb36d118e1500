/** Makes the two tenants trade, so that there is something to be seen of each. */
import { toWireId, type AccountId } from '@fiducia/tenants';
import { ask, type GraphqlAnswer } from '../support/graphql-request.js';
import { hashRowsOfTenant } from '../support/row-hashes.js';
import type { TestGateway, TestTenant } from '../support/test-gateway.js';

/** An order by hand, a halt with a reason that only this tenant can know. */
export async function seedTrading(gateway: TestGateway, tenant: TestTenant): Promise<void> {
  const placed = await placeOrder(gateway, tenant, `seed-order-${tenant.slug}`);
  if (!placed.text.includes('PlaceOrderPayload')) throw new Error(placed.text);
  const query = `mutation ($input: HaltAccountInput!) { haltAccount(input: $input) { __typename } }`;
  const input = {
    idempotencyKey: `seed-halt-${tenant.slug}`,
    accountId: accountOf(tenant, 1),
    reason: `Halted by ${tenant.canary}`,
    closePositions: false,
  };
  const halted = await ask(gateway.url, { query, variables: { input }, token: tenant.apiKey });
  if (!halted.text.includes('HaltAccountPayload')) throw new Error(halted.text);
  await untilStill(gateway, tenant);
}

export async function placeOrder(
  gateway: TestGateway,
  tenant: TestTenant,
  idempotencyKey: string,
  quantity = '0.05',
): Promise<GraphqlAnswer> {
  const query = `mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) { __typename ... on Failure { code message } } }`;
  const input = {
    ...{ idempotencyKey, accountId: accountOf(tenant, 0), symbol: 'TIDE', side: 'BUY' },
    ...{ type: 'LIMIT', timeInForce: 'GTC', quantity, limitPrice: '800' },
  };
  return ask(gateway.url, { query, variables: { input }, token: tenant.apiKey });
}

export function accountOf(tenant: TestTenant, index: number): string {
  return toWireId('account', tenant.accountIds[index] as AccountId);
}

const LOOK_EVERY_MS = 100;
const MAX_LOOKS = 100;

/** Until two looks in a row see the same rows: the engine has finished what it was asked. */
export async function untilStill(gateway: TestGateway, tenant: TestTenant): Promise<void> {
  let last = '';
  for (let look = 0; look < MAX_LOOKS; look += 1) {
    const { superuserUrl } = gateway.database;
    const now = JSON.stringify(await hashRowsOfTenant(superuserUrl, tenant.tenantId));
    if (now === last) return;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`The rows of ${tenant.slug} keep changing.`);
}
