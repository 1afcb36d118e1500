/** `position`: the net position at the venue and the virtual ones of each deployment. */
import type { TenantTransaction } from '@fiducia/tenants';
import type { CurrencyConversion } from '../domain/instrument.js';
import type { DecimalString } from '../domain/money.js';
import type { KernelEvent } from '../kernel/events.js';
import type { AccountKey, JournaledStep, Projection } from './projection.js';

type PositionEvent = Extract<KernelEvent, { type: 'POSITION_CHANGED' }>;

const UPSERT_POSITIONS = `
  insert into position (tenant_id, account_id, owner, symbol, quantity, average_price, realized_pnl,
    seq, cost, rate_symbol, rate_inverted)
  select $1, $2, *
  from unnest($3::text[], $4::text[], $5::numeric[], $6::numeric[], $7::numeric[], $8::bigint[],
    $9::numeric[], $10::text[], $11::boolean[])
  on conflict (tenant_id, account_id, owner, symbol) do update
  set quantity = excluded.quantity, average_price = excluded.average_price,
      realized_pnl = excluded.realized_pnl, seq = excluded.seq, cost = excluded.cost,
      rate_symbol = excluded.rate_symbol, rate_inverted = excluded.rate_inverted`;

/** What an average price in another currency does not tell. */
export interface ForeignCost {
  /** In the account's currency, signed like the lots. */
  readonly cost: DecimalString;
  readonly conversion: CurrencyConversion;
}

/** Of a position as it is now; null where the instrument is quoted in the account's currency. */
export type ForeignCostOf = (symbol: string, owner: PositionEvent['owner']) => ForeignCost | null;

export class Positions implements Projection {
  private readonly rows = new Map<
    string,
    { readonly seq: number; readonly event: PositionEvent }
  >();

  constructor(private readonly foreignCostOf: ForeignCostOf) {}

  add(step: JournaledStep): void {
    for (const event of step.events) {
      if (event.type !== 'POSITION_CHANGED') continue;
      this.rows.set(`${ownerOf(event)}|${event.symbol}`, { seq: step.seq, event });
    }
  }

  write(tx: TenantTransaction, account: AccountKey): readonly Promise<unknown>[] {
    const rows = [...this.rows.values()];
    if (rows.length === 0) return [];
    const foreign = rows.map(({ event }) => this.foreignCostOf(event.symbol, event.owner));
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
        foreign.map((one) => one?.cost ?? null),
        foreign.map((one) => one?.conversion.symbol ?? null),
        foreign.map((one) => one?.conversion.inverted ?? null),
      ]),
    ];
  }
}

function ownerOf(event: PositionEvent): string {
  return event.owner ?? 'net';
}
