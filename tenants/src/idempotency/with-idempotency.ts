/** A request that is repeated under its key gets its first answer and does nothing twice. */
import { createHash } from 'node:crypto';

import { actorWireId } from '../audit/audit-leaf.js';
import { canonicalJson } from '../audit/canonical-json.js';
import type { JsonValue } from '../audit/canonical-json.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { isPlainText } from '../errors/plain-text.js';

export interface IdempotentRequest {
  /** Chosen by the caller, 1 to 128 characters, its own for each actor. */
  readonly key: string;
  readonly operation: string;
  /** Everything that decides the outcome; without the key. */
  readonly request: JsonValue;
}

export type Idempotent<Response> =
  | { readonly ok: true; readonly replayed: boolean; readonly response: Response }
  | { readonly ok: false; readonly error: { readonly code: 'IDEMPOTENCY_CONFLICT' } };

export const MAX_IDEMPOTENCY_KEY_LENGTH = 128;

/** What is wrong with a key, in a sentence; null when nothing is. It stands in logs and rows. */
export function idempotencyKeyProblem(key: string): string | null {
  if (key.length < 1 || key.length > MAX_IDEMPOTENCY_KEY_LENGTH) {
    return `Give a key of 1 to ${MAX_IDEMPOTENCY_KEY_LENGTH} characters.`;
  }
  const isClean = isPlainText(key) && !/\p{Cc}/u.test(key);
  return isClean ? null : 'Use no control characters in an idempotency key.';
}

/**
 * The key's row commits or rolls back with the work. A second request with the same key waits for
 * the first one's commit (the unique index makes it), and then reads its answer.
 */
export async function withIdempotency<Response extends JsonValue>(
  tx: TenantTransaction,
  ctx: TenantContext,
  request: IdempotentRequest,
  work: () => Promise<Response>,
): Promise<Idempotent<Response>> {
  const hash = hashRequest(request);
  if (!(await claimKey(tx, ctx, request, hash))) return readAnswer(tx, ctx, request, hash);
  const response = await work();
  await tx.query(
    `UPDATE idempotency_key SET response = $4
     WHERE tenant_id = $1 AND actor_id = $2 AND key = $3`,
    [ctx.tenantId, actorWireId(ctx.actor), request.key, JSON.stringify(response)],
  );
  return { ok: true, replayed: false, response };
}

function hashRequest(request: IdempotentRequest): Buffer {
  const text = canonicalJson({ operation: request.operation, request: request.request });
  return createHash('sha256').update(text).digest();
}

async function claimKey(
  tx: TenantTransaction,
  ctx: TenantContext,
  request: IdempotentRequest,
  hash: Buffer,
): Promise<boolean> {
  const inserted = await tx.query(
    `INSERT INTO idempotency_key (tenant_id, actor_id, key, operation, request_hash, created_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, actor_id, key) DO NOTHING`,
    [ctx.tenantId, actorWireId(ctx.actor), request.key, request.operation, hash, tx.clock.now()],
  );
  return inserted.rowCount === 1;
}

async function readAnswer<Response extends JsonValue>(
  tx: TenantTransaction,
  ctx: TenantContext,
  request: IdempotentRequest,
  hash: Buffer,
): Promise<Idempotent<Response>> {
  const found = await tx.query<{ request_hash: Buffer; response: Response | null }>(
    `SELECT request_hash, response FROM idempotency_key
     WHERE tenant_id = $1 AND actor_id = $2 AND key = $3`,
    [ctx.tenantId, actorWireId(ctx.actor), request.key],
  );
  const row = found.rows[0];
  if (row === undefined || !row.request_hash.equals(hash)) {
    return { ok: false, error: { code: 'IDEMPOTENCY_CONFLICT' } };
  }
  // A committed row always has its answer: null here is the JSON value null.
  return { ok: true, replayed: true, response: row.response as Response };
}
