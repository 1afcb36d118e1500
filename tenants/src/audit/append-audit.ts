/** Adds an audit entry in the transaction of the change that it describes. */
import { isoMicros } from '../clock.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { ERROR_CODES } from '../errors/registry.js';
import { newId } from '../ids.js';
import type { AccountId, AuditEntryId } from '../ids.js';
import type { AuditAction } from './audit-actions.js';
import { actorWireId, buildLeaf, resourceWireId } from './audit-leaf.js';
import type { AuditResource, LeafValue } from './audit-leaf.js';
import type { JsonValue } from './canonical-json.js';
import { commitTo } from './commitment.js';
import type { Commitment, Committed } from './commitment.js';

export interface AuditInput {
  /** What was done. */
  readonly action: AuditAction;
  readonly resource: AuditResource;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
  /** Free text of a person: always kept outside the leaf, which commits to it. */
  readonly reason?: string;
  /** The account it is about, for filters and for readers whose scope is some accounts. */
  readonly accountId?: AccountId;
  /** `before` and `after` hold personal data or free text: the leaf commits to them as well. */
  readonly personal?: boolean;
}

type PrivateField = 'BEFORE' | 'AFTER' | 'REASON';

interface PrivateRow extends Committed {
  readonly field: PrivateField;
}

/** One statement, so that it can travel in the same flight as the change itself. */
const INSERT = `
  WITH entry AS (
    INSERT INTO audit_entry (tenant_id, id, occurred_at, actor_kind, actor_id, action,
      resource_type, resource_id, account_id, request_id, leaf, leaf_hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  )
  INSERT INTO audit_private (tenant_id, entry_id, field, salt, content)
  SELECT $1, $2, p.field, p.salt, p.content
  FROM unnest($13::text[], $14::bytea[], $15::text[]) AS p (field, salt, content)`;

export async function appendAudit(
  tx: TenantTransaction,
  ctx: TenantContext,
  input: AuditInput,
): Promise<{ readonly id: AuditEntryId; readonly leafHash: Buffer }> {
  const id = newId<AuditEntryId>();
  const epochMicros = tx.clock.epochMicros();
  const privateRows: PrivateRow[] = [];
  const commit = (field: PrivateField, value: JsonValue): Commitment => {
    const committed = commitTo(value);
    privateRows.push({ field, ...committed });
    return committed.commitment;
  };
  const place = (field: PrivateField, value: JsonValue | undefined): LeafValue => {
    if (value === undefined) return null;
    return input.personal === true ? commit(field, value) : { value };
  };
  const leaf = buildLeaf(ctx, {
    id,
    epochMicros,
    action: input.action,
    resource: input.resource,
    before: place('BEFORE', input.before),
    after: place('AFTER', input.after),
    reason: input.reason === undefined ? null : commit('REASON', input.reason),
  });
  await insert(tx, [
    ctx.tenantId,
    id,
    isoMicros(epochMicros),
    ctx.actor.kind,
    actorWireId(ctx.actor),
    input.action,
    input.resource.type,
    resourceWireId(input.resource),
    input.accountId ?? null,
    ctx.requestId,
    leaf.text,
    leaf.hash,
    privateRows.map((row) => row.field),
    privateRows.map((row) => row.salt),
    privateRows.map((row) => row.content),
  ]);
  return { id, leafHash: leaf.hash };
}

/** SQLSTATE of the trigger that guards a log which contradicts a head that was kept. */
const HISTORY_IN_DOUBT = 'FD001';

/** The change is undone with its entry; only stopping is allowed while people look. */
export class AuditHistoryInDoubtError extends Error {
  override readonly name = 'AuditHistoryInDoubtError';
  readonly code = 'AUDIT_HISTORY_IN_DOUBT';
}

async function insert(tx: TenantTransaction, values: readonly unknown[]): Promise<void> {
  try {
    await tx.query(INSERT, values);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== HISTORY_IN_DOUBT) {
      throw error;
    }
    throw new AuditHistoryInDoubtError(ERROR_CODES.AUDIT_HISTORY_IN_DOUBT.sentence, {
      cause: error,
    });
  }
}
