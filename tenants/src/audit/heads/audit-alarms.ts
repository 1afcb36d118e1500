/** Alarms: the log contradicts a head that was kept. While one is open, nothing is changed. */
import type { TenantContext } from '../../context/tenant-context.js';
import type { TenantTransaction } from '../../database/transaction.js';
import { newId } from '../../ids.js';

export type AlarmKind = 'SET_BACK' | 'REWRITTEN' | 'TWO_HEADS';

export interface Contradiction {
  readonly kind: AlarmKind;
  /** For people: what was kept, what is there, and what to do. */
  readonly sentence: string;
}

export interface AuditAlarm extends Contradiction {
  readonly raisedAt: Date;
}

interface AlarmRow {
  readonly kind: AlarmKind;
  readonly sentence: string;
  readonly raised_at: Date;
}

export async function openAlarm(
  tx: Pick<TenantTransaction, 'query'>,
  ctx: TenantContext,
): Promise<AuditAlarm | null> {
  const { rows } = await tx.query<AlarmRow>(
    `SELECT kind, sentence, raised_at FROM audit_alarm
     WHERE tenant_id = $1 AND cleared_at IS NULL ORDER BY raised_at LIMIT 1`,
    [ctx.tenantId],
  );
  const [row] = rows;
  return row === undefined ? null : { ...row, raisedAt: row.raised_at };
}

/** Once is enough: the same contradiction is found again at every look. */
export async function raiseAlarm(
  tx: TenantTransaction,
  ctx: TenantContext,
  { kind, sentence }: Contradiction,
): Promise<void> {
  await tx.query(
    `INSERT INTO audit_alarm (tenant_id, id, kind, sentence, raised_at)
     SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (
       SELECT 1 FROM audit_alarm WHERE tenant_id = $1 AND kind = $3 AND cleared_at IS NULL)`,
    [ctx.tenantId, newId(), kind, sentence, tx.clock.now()],
  );
}

/** Returns how many were open. */
export async function clearAlarms(tx: TenantTransaction, ctx: TenantContext): Promise<number> {
  const { rowCount } = await tx.query(
    'UPDATE audit_alarm SET cleared_at = $2 WHERE tenant_id = $1 AND cleared_at IS NULL',
    [ctx.tenantId, tx.clock.now()],
  );
  return rowCount;
}
