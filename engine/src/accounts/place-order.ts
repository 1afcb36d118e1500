/** Places an order by hand on one account. */
import { deterministicId } from '@fiducia/tenants';
import type { AccountId, OrderId, TenantContext } from '@fiducia/tenants';
import { isDecimalString, parseDecimal } from '../domain/decimal.js';
import type { OrderRequest, OrderType, Side, TimeInForce } from '../domain/order.js';
import { present } from '../domain/assert.js';
import type { CommandAnswer } from './account-command.js';
import { invalidInput } from './failures.js';
import type { AccountFailure, Outcome } from './failures.js';
import { getOrder } from './order-queries.js';
import type { OrderView } from './order-queries.js';
import { requestCommand } from './request-command.js';
import type { UseCaseDeps } from './use-case-deps.js';

export interface PlaceOrderInput {
  readonly idempotencyKey: string;
  readonly accountId: AccountId;
  readonly symbol: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  /** In units, decimal string. */
  readonly quantity: string;
  readonly limitPrice?: string | null;
  readonly stopPrice?: string | null;
}

export async function placeOrder(
  ctx: TenantContext,
  deps: UseCaseDeps,
  input: PlaceOrderInput,
): Promise<Outcome<{ readonly order: OrderView }>> {
  const checked = checkOrder(input);
  if (!checked.ok) return checked;
  const { request } = checked;
  const { accountId, idempotencyKey } = input;
  const asJson = { ...request, quantity: { units: input.quantity } };
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

function checkOrder(input: PlaceOrderInput): Outcome<{ readonly request: OrderRequest }> {
  const { symbol, side, type, timeInForce, quantity } = input;
  const limitPrice = input.limitPrice ?? null;
  const stopPrice = input.stopPrice ?? null;
  if (!isPositive(quantity)) return invalidInput('quantity', 'Give a decimal number above 0.');
  if ((type === 'LIMIT') !== (limitPrice !== null)) {
    return invalidInput(
      'limitPrice',
      'A limit order has a limit price, and no other order has one.',
    );
  }
  if ((type === 'STOP') !== (stopPrice !== null)) {
    return invalidInput('stopPrice', 'A stop order has a stop price, and no other order has one.');
  }
  if (limitPrice !== null && !isPositive(limitPrice)) {
    return invalidInput('limitPrice', 'Give a decimal number above 0.');
  }
  if (stopPrice !== null && !isPositive(stopPrice)) {
    return invalidInput('stopPrice', 'Give a decimal number above 0.');
  }
  if (symbol.length === 0 || symbol.length > 40) {
    return invalidInput('symbol', 'Give the symbol of an instrument.');
  }
  const units = { units: quantity };
  const reduceOnly = false;
  const terms = { symbol, side, type, timeInForce, limitPrice, stopPrice, reduceOnly };
  return { ok: true, request: { ...terms, quantity: units } };
}

function isPositive(text: string): boolean {
  return isDecimalString(text) && parseDecimal(text).units > 0n;
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
