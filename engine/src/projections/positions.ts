/** `position`: the net position at the venue and the virtual ones of each deployment. */
import type { TenantTransaction } from '@fiducia/tenants';
import type { KernelEvent } from '../kernel/events.js';
import type { AccountKey, JournaledStep, Projection } from './projection.js';

type PositionEvent = Extract<KernelEvent, { type: 'POSITION_CHANGED' }>;

const UPSERT_POSITIONS = `
  insert into position (tenant_id, account_id, owner, symbol, quantity, average_price, realized_pnl,
    seq)
  select $1, $2, *
  from unnest($3::text[], $4::text[], $5::numeric[], $6::numeric[], $7::numeric[], $8::bigint[])
  on conflict (tenant_id, account_id, owner, symbol) do update
  set quantity = excluded.quantity, average_price = excluded.average_price,
      realized_pnl = excluded.realized_pnl, seq = excluded.seq`;

export class Positions implements Projection {
  private readonly rows = new Map<
    string,
    { readonly seq: number; readonly event: PositionEvent }
  >();

  add(step: JournaledStep): void {
    for (const event of step.events) {
      if (event.type !== 'POSITION_CHANGED') continue;
      this.rows.set(`${ownerOf(event)}|${event.symbol}`, { seq: step.seq, event });
    }
  }

  write(tx: TenantTransaction, account: AccountKey): readonly Promise<unknown>[] {
    const rows = [...this.rows.values()];
    if (rows.length === 0) return [];
    return [
      tx.prepared(UPSERT_POSITIONS, [
        account.tenantId,
        account.accountId,
        rows.map(({ event }) => ownerOf(event)),
        rows.map(({ event }) => event.symbol),
        rows.map(({ event }) => event.quantity),
        rows.map(({ event }) => event.averagePrice),
        rows.map(({ event }) => event.realizedPnl),
        rows.map(({ seq }) => seq),
      ]),
    ];
  }
}

function ownerOf(event: PositionEvent): string {
  return event.owner ?? 'net';
}
