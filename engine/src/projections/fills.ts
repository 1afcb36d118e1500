/** `fill`: each trade at the venue once, by the venue's own trade id. */
import { deterministicId } from '@fiducia/tenants';
import type { TenantTransaction } from '@fiducia/tenants';
import type { KernelEvent } from '../kernel/events.js';
import { instantOf } from './projection.js';
import type { AccountKey, JournaledStep, Projection } from './projection.js';

type FillEvent = Extract<KernelEvent, { type: 'ORDER_PARTIALLY_FILLED' | 'ORDER_FILLED' }>;

/** A second fill with one trade id is our bug and must fail the step: no ON CONFLICT here. */
const INSERT_FILLS = `
  insert into fill (tenant_id, account_id, id, order_id, trade_id, seq, run, symbol, side, quantity,
    price, fee, at)
  select $1, $2, f.id, f.order_id, f.trade_id, f.seq, f.run, o.symbol, o.side, f.quantity, f.price,
    f.fee, f.at
  from unnest($3::uuid[], $4::uuid[], $5::text[], $6::bigint[], $7::int[], $8::numeric[],
      $9::numeric[], $10::numeric[], $11::timestamptz[])
    as f (id, order_id, trade_id, seq, run, quantity, price, fee, at)
  join trade_order o on o.tenant_id = $1 and o.id = f.order_id`;

export class Fills implements Projection {
  private readonly rows: { readonly step: JournaledStep; readonly event: FillEvent }[] = [];

  add(step: JournaledStep): void {
    for (const event of step.events) {
      if (event.type === 'ORDER_FILLED' || event.type === 'ORDER_PARTIALLY_FILLED') {
        this.rows.push({ step, event });
      }
    }
  }

  write(tx: TenantTransaction, account: AccountKey): readonly Promise<unknown>[] {
    const rows = this.rows;
    if (rows.length === 0) return [];
    const idOf = (kind: 'order' | 'fill', name: string): string =>
      deterministicId(account.accountId, kind, name);
    return [
      tx.prepared(INSERT_FILLS, [
        account.tenantId,
        account.accountId,
        rows.map(({ event }) => idOf('fill', event.tradeId)),
        rows.map(({ event }) => idOf('order', event.order)),
        rows.map(({ event }) => event.tradeId),
        rows.map(({ step }) => step.seq),
        rows.map(({ step }) => step.run),
        rows.map(({ event }) => event.quantity),
        rows.map(({ event }) => event.price),
        rows.map(({ event }) => event.fee),
        rows.map(({ step }) => instantOf(step.input.at)),
      ]),
    ];
  }
}
