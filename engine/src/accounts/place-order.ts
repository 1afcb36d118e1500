/** Places an order by hand on one account. */
import { deterministicId } from '@fiducia/tenants';
import type { AccountId, OrderId, TenantContext } from '@fiducia/tenants';
import type { OrderRequest } from '../domain/order.js';
import { present } from '../domain/assert.js';
import type { CommandAnswer } from './account-command.js';
import { checkOrder } from './check-order.js';
import type { PlaceOrderInput } from './check-order.js';
import { invalidInput } from './failures.js';
import type { AccountFailure, Outcome } from './failures.js';
import { getOrder } from './order-queries.js';
import type { OrderView } from './order-queries.js';
import { requestCommand } from './request-command.js';
import type { UseCaseDeps } from './use-case-deps.js';

export type { PlaceOrderInput } from './check-order.js';

const FIND_REF = `
  select order_ref from trade_order where tenant_id = $1 and account_id = $2 and id = $3`;

export async function placeOrder(
  ctx: TenantContext,
  deps: UseCaseDeps,
  input: PlaceOrderInput,
): Promise<Outcome<{ readonly order: OrderView }>> {
  const checked = checkOrder(input);
  if (!checked.ok) return checked;
  const { accountId, idempotencyKey } = input;
  const first = await orderBefore(ctx, deps, input);
  if (!first.ok) return first;
  const request: OrderRequest = { ...checked.request, ...first.terms };
  const asJson = { ...request };
  const requested = await requestCommand(ctx, deps, {
    accountId,
    right: 'ORDER_WRITE',
    idempotencyKey,
    operation: 'placeOrder',
    request: { accountId, order: asJson },
    prepare: () =>
      Promise.resolve({
        ok: true,
        command: { kind: 'PLACE_ORDER', payload: { request } },
        audit: {
          action: 'order.place',
          resource: { type: 'Account', id: accountId },
          after: asJson,
        },
        details: {},
      }),
  });
  if (!requested.ok) return requested;
  const { answer } = requested;
  if (!answer.ok) return { ok: false, error: orderFailure(answer, accountId) };
  const ref = present(answer.order, 'the order of the answer');
  const order = await getOrder(ctx, deps, deterministicId<OrderId>(accountId, 'order', ref));
  return { ok: true, order: present(order, 'the order that was placed') };
}

/** The order that this one waits for, by the name that the account knows it by. */
async function orderBefore(
  ctx: TenantContext,
  deps: UseCaseDeps,
  { accountId, afterOrderId }: PlaceOrderInput,
): Promise<Outcome<{ readonly terms: { readonly after?: string } }>> {
  if (afterOrderId === undefined || afterOrderId === null) return { ok: true, terms: {} };
  const values = [ctx.tenantId, accountId, afterOrderId];
  const { rows } = await deps.db.tenants.read<{ order_ref: string }>(ctx, FIND_REF, values);
  const ref = rows[0]?.order_ref;
  return ref === undefined
    ? invalidInput('afterOrderId', 'Give the id of an order of the same account.')
    : { ok: true, terms: { after: ref } };
}

export function orderFailure(
  answer: Extract<CommandAnswer, { ok: false }>,
  accountId: AccountId,
): AccountFailure {
  const { sentence, check, limit, value } = answer;
  if (check === 'ACCOUNT_HALTED') return { code: 'ACCOUNT_HALTED', accountId, sentence };
  if (answer.code === 'ORDER_DENIED' && check !== null) {
    return { code: 'ORDER_DENIED', check, limit, value, sentence };
  }
  return refusalFailure(answer);
}

export function refusalFailure(answer: Extract<CommandAnswer, { ok: false }>): AccountFailure {
  const { code, sentence } = answer;
  return { code: code === 'ORDER_DENIED' ? 'CONFLICT' : code, sentence };
}
