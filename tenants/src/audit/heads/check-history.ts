/**
 * At the start: does each tenant's log still contain the heads that were kept of it? A database
 * that was set back or rewritten is found here, before anything is traded or written.
 */
import type { DatabaseLog } from '../../database/connection-pool.js';
import { systemContext } from '../../context/tenant-context.js';
import type { TenantContext } from '../../context/tenant-context.js';
import type { TenantTransaction } from '../../database/transaction.js';
import { describeError } from '../../errors/describe-error.js';
import type { TenantId } from '../../ids.js';
import { appendAudit } from '../append-audit.js';
import { clearAlarms, raiseAlarm } from './audit-alarms.js';
import type { Contradiction } from './audit-alarms.js';
import { compareWithKept, setBack } from './contradiction.js';
import type { HeadCopies } from './head-copies.js';
import type { KeptState } from './kept-heads.js';
import type { SigningDeps } from './sign-tree.js';

export interface HistoryDeps extends Omit<SigningDeps, 'signer'> {
  readonly copies: HeadCopies | null;
  readonly log: DatabaseLog;
}

const NAME = 'audit-checkpointer';

/** Returns the tenants that are refused from here on. */
export async function checkHistories(deps: HistoryDeps): Promise<readonly TenantId[]> {
  const refused: TenantId[] = [];
  for (const tenantId of await deps.db.directory.listTenants()) {
    const contradiction = await checkHistory(deps, tenantId);
    if (contradiction === null) continue;
    refused.push(tenantId);
    const { kind, sentence } = contradiction;
    deps.log.warn({ tenantId, kind, sentence }, 'audit.alarm');
  }
  return refused;
}

export async function checkHistory(
  deps: HistoryDeps,
  tenantId: TenantId,
): Promise<Contradiction | null> {
  const ctx = systemContext(tenantId, NAME);
  const kept = deps.kept.read(tenantId);
  const beyond = await copyBeyond(deps, ctx, kept);
  return deps.db.tenants.run(ctx, async (tx) => {
    const compared = await compareWithKept(tx, ctx, kept);
    const size = compared.ok ? (compared.newest?.frontier.size ?? 0n) : 0n;
    const found = compared.ok ? copyAhead(beyond, size) : compared.contradiction;
    if (found !== null) await raiseAlarm(tx, ctx, found);
    else await settle(tx, ctx, kept);
    return found;
  });
}

/** Storage that does not answer is no contradiction: the file beside the database still speaks. */
async function copyBeyond(
  { copies, log, db }: HistoryDeps,
  ctx: TenantContext,
  { history }: KeptState,
): Promise<bigint | null> {
  if (copies === null) return null;
  const { rows } = await db.tenants.read<{ size: string | null }>(
    ctx,
    'SELECT max(tree_size) AS size FROM audit_tree_head WHERE tenant_id = $1',
    [ctx.tenantId],
  );
  try {
    const { tenantId } = ctx;
    return await copies.sizeBeyond({ tenantId, history }, BigInt(rows[0]?.size ?? 0));
  } catch (error) {
    log.warn({ error: describeError(error) }, 'audit.copies-not-reached');
    return null;
  }
}

function copyAhead(beyond: bigint | null, size: bigint): Contradiction | null {
  return beyond !== null && beyond > size ? setBack({ treeSize: beyond }, size) : null;
}

/** The log agrees with what was kept. Alarms end; that people accepted a loss is written down. */
async function settle(tx: TenantTransaction, ctx: TenantContext, kept: KeptState): Promise<void> {
  const openAlarms = await clearAlarms(tx, ctx);
  if (openAlarms === 0) return;
  const { history, accepted } = kept;
  await appendAudit(tx, ctx, {
    action: 'audit.accept',
    resource: { type: 'Tenant', id: ctx.tenantId },
    before: { openAlarms },
    after: { openAlarms: 0, history, acceptedAt: accepted?.at ?? null },
    ...(accepted !== null && { reason: accepted.reason }),
  });
}
