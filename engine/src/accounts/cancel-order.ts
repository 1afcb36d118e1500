/** Asks the venue to cancel one working order. */
import type { AccountId, OrderId, TenantContext } from '@fiducia/tenants';
import { present } from '../domain/assert.js';
import { failure } from './failures.js';
import type { Outcome } from './failures.js';
import { getOrder } from './order-queries.js';
import type { OrderView } from './order-queries.js';
import { orderFailure } from './place-order.js';
import { requestCommand } from './request-command.js';
import type { UseCaseDeps } from './use-case-deps.js';

export interface CancelOrderInput {
  readonly idempotencyKey: string;
  readonly orderId: OrderId;
}

const FIND = `select account_id, order_ref from trade_order where tenant_id = $1 and id = $2`;

const STATE = `
  select status, trim_scale(filled_quantity)::text as filled from trade_order
  where tenant_id = $1 and id = $2`;

interface StateRow {
  readonly status: string;
  readonly filled: string;
}

export async function cancelOrder(
  ctx: TenantContext,
  deps: UseCaseDeps,
  input: CancelOrderInput,
): Promise<Outcome<{ readonly order: OrderView }>> {
  const { orderId, idempotencyKey } = input;
  const found = await deps.db.tenants.read<{ account_id: AccountId; order_ref: string }>(
    ctx,
    FIND,
    [ctx.tenantId, orderId],
  );
  const row = found.rows[0];
  if (row === undefined) return failure('NOT_FOUND');
  const requested = await requestCommand(ctx, deps, {
    accountId: row.account_id,
    right: 'ORDER_CANCEL',
    idempotencyKey,
    operation: 'cancelOrder',
    request: { orderId },
    async prepare(tx) {
      const { rows } = await tx.query<StateRow>(STATE, [ctx.tenantId, orderId]);
      const { status, filled: filledQuantity } = present(rows[0], 'the order');
      const before = { status, filledQuantity, cancelRequested: status === 'PENDING_CANCEL' };
      return {
        ok: true,
        command: { kind: 'CANCEL_ORDER', payload: { order: row.order_ref } },
        audit: {
          action: 'order.cancel',
          resource: { type: 'Order', id: orderId },
          // What is asked for; the account's journal says what became of it.
          before,
          after: { ...before, cancelRequested: true },
        },
        details: {},
      };
    },
  });
  if (!requested.ok) return requested;
  const { answer } = requested;
  if (!answer.ok) return { ok: false, error: orderFailure(answer, row.account_id) };
  return { ok: true, order: present(await getOrder(ctx, deps, orderId), 'the cancelled order') };
}
