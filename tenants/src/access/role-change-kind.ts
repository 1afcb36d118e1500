/** The approval kind of access changes: what was shown is what is applied, under rights of now. */
import { approvalKind } from '../approvals/approval-kinds.js';
import type { ApprovalKindHandler, ApprovalRefusal } from '../approvals/approval-kinds.js';
import { canonicalJson } from '../audit/canonical-json.js';
import type { JsonObject, JsonValue } from '../audit/canonical-json.js';
import type { AuditResourceType } from '../audit/audit-leaf.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { ERROR_CODES } from '../errors/registry.js';
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import type { AccessAnnouncer } from './access-announcer.js';
import { accessChangeSchema } from './access-change.js';
import type { AccessChange, AccessChangeFailure } from './access-change.js';
import { applyAccessChange } from './apply-access-change.js';
import { describeAccessChange } from './describe-access-change.js';
import type { DescribedChange } from './describe-access-change.js';

interface RoleChangePayload extends JsonObject {
  readonly change: JsonObject;
  readonly resourceType: AuditResourceType;
  readonly resourceId: string;
  readonly name: string;
  readonly lines: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

export function roleChangePayload(change: AccessChange, shown: DescribedChange): RoleChangePayload {
  return {
    change: JSON.parse(JSON.stringify(change)) as JsonObject,
    resourceType: shown.resource.type,
    resourceId: shown.resource.id,
    name: shown.name,
    lines: shown.lines.map(({ field, before, after }) => ({ field, before, after })),
  };
}

export function roleChangeKind(announcer: AccessAnnouncer): ApprovalKindHandler {
  return approvalKind<RoleChangePayload>({
    kind: 'ROLE_CHANGE',
    permissionToAsk: 'ROLE_MANAGE',
    async check(tx, author, payload) {
      const change = accessChangeSchema.parse(payload.change);
      const shown = await describeAccessChange(tx, author, change);
      if (shown === null) return fail({ code: 'NOT_FOUND', resource: 'Role' });
      if (canonicalJson(payload.lines as JsonValue) !== canonicalJson(linesOf(shown))) {
        return fail({ code: 'CONFLICT', sentence: 'What this would change has changed since.' });
      }
      const tried = await tryAccessChange(tx, author, change);
      if (!tried.ok) return fail(refusalOf(tried.error));
      return ok({ resource: shown.resource, name: shown.name });
    },
    inOpen: ({ change }) => ({ change }),
    describe: ({ lines }) => lines,
    async apply(tx, { author, decider }, payload) {
      const change = accessChangeSchema.parse(payload.change);
      // The decider stands in the audit log; the rights are those of whoever asked.
      const ctx = { ...decider, grants: author.grants };
      const applied = await applyAccessChange(tx, ctx, change);
      if (!applied.ok) return fail(refusalOf(applied.error));
      tx.afterCommit(() => {
        announcer.changed(ctx.tenantId);
      });
      return ok({});
    },
  });
}

/** Carries the change out and takes it back: whether it could be done at this moment. */
export async function tryAccessChange(
  tx: TenantTransaction,
  ctx: TenantContext,
  change: AccessChange,
): Promise<Result<void, AccessChangeFailure>> {
  await tx.query('SAVEPOINT try_access_change');
  const tried = await applyAccessChange(tx, ctx, change);
  await tx.query('ROLLBACK TO SAVEPOINT try_access_change');
  return tried;
}

function linesOf({ lines }: DescribedChange): JsonValue {
  return lines.map(({ field, before, after }) => ({ field, before, after }));
}

function refusalOf(failure: AccessChangeFailure): ApprovalRefusal {
  switch (failure.code) {
    case 'NOT_FOUND':
    case 'PERMISSION_DENIED':
      return failure;
    case 'GRANT_EXCEEDS_OWN':
      return { code: 'PERMISSION_DENIED', permission: failure.permission };
    default: {
      const sentence =
        'sentence' in failure ? failure.sentence : ERROR_CODES[failure.code].sentence;
      return { code: 'CONFLICT', sentence };
    }
  }
}
