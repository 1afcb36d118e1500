/** `equity_point`: the account's value at each step of market time. */
import type { TenantTransaction } from '@fiducia/tenants';
import { instantOf } from './projection.js';
import type { AccountKey, JournaledStep, Projection } from './projection.js';

interface EquityPoint {
  readonly run: number;
  readonly at: number;
  readonly seq: number;
  readonly equity: string;
  readonly peakEquity: string;
}

/** The last mark of a stamp stands for it: a fill may be marked at the stamp of its bar. */
const UPSERT_POINTS = `
  insert into equity_point (tenant_id, account_id, run, at, seq, equity, peak_equity)
  select $1, $2, *
  from unnest($3::int[], $4::timestamptz[], $5::bigint[], $6::numeric[], $7::numeric[])
  on conflict (tenant_id, account_id, run, at) do update
  set seq = excluded.seq, equity = excluded.equity, peak_equity = excluded.peak_equity`;

export class EquityPoints implements Projection {
  private readonly points = new Map<string, EquityPoint>();

  add(step: JournaledStep): void {
    // A new run is opened at the end of the old one's time: its curve begins with its first bar.
    if (step.input.type === 'RUN_RESTARTED') return;
    for (const event of step.events) {
      if (event.type !== 'EQUITY_MARKED') continue;
      const { equity, peakEquity } = event;
      const at = step.input.at;
      this.points.set(`${step.run}|${at}`, {
        run: step.run,
        at,
        seq: step.seq,
        equity,
        peakEquity,
      });
    }
  }

  write(tx: TenantTransaction, account: AccountKey): readonly Promise<unknown>[] {
    const points = [...this.points.values()];
    if (points.length === 0) return [];
    return [
      tx.prepared(UPSERT_POINTS, [
        account.tenantId,
        account.accountId,
        points.map((point) => point.run),
        points.map((point) => instantOf(point.at)),
        points.map((point) => point.seq),
        points.map((point) => point.equity),
        points.map((point) => point.peakEquity),
      ]),
    ];
  }
}
