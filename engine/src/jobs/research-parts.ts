/** Reads the columns behind a finished run: its curve, its trades. */
import { isAllowed } from '@fiducia/tenants';
import type { ResearchRunId, TenantContext } from '@fiducia/tenants';
import type { ReadDeps } from '../accounts/use-case-deps.js';
import { decodeCursor, encodeCursor, pageSize, SEQ_PART } from '../accounts/page.js';
import type { Page } from '../accounts/page.js';
import { thinnedRows } from '../research/run-columns.js';
import type { CurveColumns, StoredTrade } from '../research/run-columns.js';
import { decodeCurve, decodeTrades } from './part-codec.js';
import { badField } from './research-failures.js';
import type { ResearchOutcome } from './research-failures.js';

export type PartName = 'curve' | 'trades' | 'tear-sheet';

const READ = `
  select data from research_part where tenant_id = $1 and run_id = $2 and part = $3`;

/** Null while the run is not done, or for who may not see it. */
export async function readPart(
  ctx: TenantContext,
  deps: ReadDeps,
  id: ResearchRunId,
  part: PartName,
): Promise<Buffer | null> {
  if (!isAllowed(ctx, 'read', { type: 'ResearchRun' })) return null;
  const { rows } = await deps.db.tenants.read<{ data: Buffer }>(ctx, READ, [
    ctx.tenantId,
    id,
    part,
  ]);
  return rows[0]?.data ?? null;
}

export interface CurvePoint {
  readonly at: Date;
  readonly equity: number;
  readonly drawdown: number;
}

/** Evenly thinned to at most `maxPoints`, the last one kept; empty while the run is not done. */
export async function researchCurve(
  ctx: TenantContext,
  deps: ReadDeps,
  query: { readonly id: ResearchRunId; readonly maxPoints: number },
): Promise<readonly CurvePoint[]> {
  const data = await readPart(ctx, deps, query.id, 'curve');
  if (data === null) return [];
  const curve: CurveColumns = await decodeCurve(data);
  return thinnedRows(curve.at.length, query.maxPoints).map((row) => ({
    at: new Date(curve.at[row] as number),
    equity: curve.equity[row] as number,
    drawdown: curve.drawdown[row] as number,
  }));
}

export interface NumberedTrade extends StoredTrade {
  /** 1, 2 … in the order in which they were closed. */
  readonly number: number;
}

/** In the order in which they were closed. */
export async function researchTrades(
  ctx: TenantContext,
  deps: ReadDeps,
  query: {
    readonly id: ResearchRunId;
    readonly first: number;
    readonly after?: string | null | undefined;
  },
): Promise<ResearchOutcome<{ readonly page: Page<NumberedTrade> }>> {
  const key = keyAfter(query.after);
  if (key === null) return badField('after', 'This is no cursor of this list.');
  const data = await readPart(ctx, deps, query.id, 'trades');
  const trades = data === null ? [] : await decodeTrades(data);
  const size = pageSize(query.first);
  const nodes = trades
    .slice(key, key + size)
    .map((trade, index) => ({ ...trade, number: key + index + 1 }));
  const cursors = nodes.map(({ number }) => encodeCursor([String(number)]));
  return { ok: true, page: { nodes, cursors, hasNextPage: trades.length > key + size } };
}

/** The number of trades before the page. */
function keyAfter(after: string | null | undefined): number | null {
  if (after === null || after === undefined) return 0;
  const parts = decodeCursor(after, [SEQ_PART]);
  return parts === null ? null : Number(parts[0]);
}
