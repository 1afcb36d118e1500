/** Places an order by hand on one account. */
import { deterministicId } from '@fiducia/tenants';
import type {
  AccountId,
  JsonObject,
  OrderId,
  TenantContext,
  TenantTransaction,
} from '@fiducia/tenants';
import type { OrderRequest } from '../domain/order.js';
import { present } from '../domain/assert.js';
import { instrumentKnown } from '../risk/checks/instrument-known.js';
import type { CommandAnswer } from './account-command.js';
import { readSymbols } from './account-symbols.js';
import { checkOrder } from './check-order.js';
import type { PlaceOrderInput } from './check-order.js';
import { invalidInput } from './failures.js';
import type { AccountFailure, Outcome } from './failures.js';
import { getOrder } from './order-queries.js';
import type { OrderView } from './order-queries.js';
import { requestCommand } from './request-command.js';
import type { PreparedCommand } from './request-command.js';
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
  const { accountId, idempotencyKey, afterOrderId = null } = input;
  const asked = { ...checked.request };
  const requested = await requestCommand(ctx, deps, {
    accountId,
    right: 'ORDER_WRITE',
    idempotencyKey,
    operation: 'placeOrder',
    request: { accountId, order: afterOrderId === null ? asked : { ...asked, afterOrderId } },
    prepare: (tx) => prepare(tx, ctx, input, checked.request),
  });
  if (!requested.ok) return requested;
  const { answer } = requested;
  if (!answer.ok) return { ok: false, error: orderFailure(answer, accountId) };
  const ref = present(answer.order, 'the order of the answer');
  const order = await getOrder(ctx, deps, deterministicId<OrderId>(accountId, 'order', ref));
  return { ok: true, order: present(order, 'the order that was placed') };
}

async function prepare(
  tx: TenantTransaction,
  ctx: TenantContext,
  { accountId, afterOrderId = null }: PlaceOrderInput,
  asked: OrderRequest,
): Promise<Outcome<PreparedCommand<JsonObject>>> {
  const refused = await otherSymbol(tx, ctx, accountId, asked.symbol);
  if (refused !== null) return refused;
  const after = afterOrderId === null ? null : await refOf(tx, ctx, accountId, afterOrderId);
  if (afterOrderId !== null && after === null) {
    return invalidInput('afterOrderId', 'Give the id of an order of the same account.');
  }
  const request: OrderRequest = after === null ? asked : { ...asked, after };
  return {
    ok: true,
    command: { kind: 'PLACE_ORDER', payload: { request } },
    audit: {
      action: 'order.place',
      resource: { type: 'Account', id: accountId },
      after: { ...request },
    },
    details: {},
  };
}

/**
 * As the account itself would say it. Not left to the account, which keeps every order it denies:
 * nobody could show one for a symbol that does not exist, nor the lists that it is in.
 */
async function otherSymbol(
  tx: TenantTransaction,
  ctx: TenantContext,
  accountId: AccountId,
  symbol: string,
): Promise<{ readonly ok: false; readonly error: AccountFailure } | null> {
  const traded = await readSymbols(tx, ctx, accountId);
  if (traded.includes(symbol)) return null;
  const sentence = `This account does not trade ${symbol}; it trades ${traded.join(', ')}.`;
  const check = instrumentKnown.code;
  const denial = { check, field: 'symbol', limit: null, value: null } as const;
  return { ok: false, error: { code: 'ORDER_DENIED', ...denial, sentence } };
}

/** The name that the account knows an order by; asked only for whom the account may be shown. */
async function refOf(
  tx: TenantTransaction,
  ctx: TenantContext,
  accountId: AccountId,
  id: OrderId,
): Promise<string | null> {
  const { rows } = await tx.query<{ order_ref: string }>(FIND_REF, [ctx.tenantId, accountId, id]);
  return rows[0]?.order_ref ?? null;
}

export function orderFailure(
  answer: Extract<CommandAnswer, { ok: false }>,
  accountId: AccountId,
): AccountFailure {
  const { sentence, check, limit, value } = answer;
  // An answer that was stored before there were fields has none.
  const field = answer.field ?? null;
  if (check === 'ACCOUNT_HALTED') return { code: 'ACCOUNT_HALTED', accountId, sentence };
  if (answer.code === 'ORDER_DENIED' && check !== null) {
    return { code: 'ORDER_DENIED', check, field, limit, value, sentence };
  }
  return refusalFailure(answer);
}

export function refusalFailure(answer: Extract<CommandAnswer, { ok: false }>): AccountFailure {
  const { code, sentence } = answer;
  return { code: code === 'ORDER_DENIED' ? 'CONFLICT' : code, sentence };
}
