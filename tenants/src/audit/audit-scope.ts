/** Which entries of the log a reader's scope reaches, as a condition that a query can carry. */
import { accountScope } from '../access/account-scope.js';
import type { Permission } from '../access/permission-registry.js';
import { permissionsOf } from '../access/permissions.js';
import type { TenantContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { PermissionDenied, Result } from '../errors/result.js';

/** Conditions with their values: only those that are asked for, so that indexes can serve. */
export class EntryConditions {
  readonly #conditions: string[] = ['e.tenant_id = $1'];
  readonly #values: unknown[];

  constructor(ctx: TenantContext) {
    this.#values = [ctx.tenantId];
  }

  /** Nothing is added for null and undefined. */
  add(value: unknown, condition: (parameter: string) => string): this {
    if (value === null || value === undefined) return this;
    this.#conditions.push(condition(this.parameter(value)));
    return this;
  }

  /** Entries of accounts that the permission reaches; of the whole tenant, all of them. */
  within(ctx: TenantContext, permission: Permission): this {
    const scope = accountScope(ctx, permission);
    if (scope === 'ALL') return this;
    const accounts = this.parameter(scope.accountIds);
    const clients = this.parameter(scope.clientIds);
    this.#conditions.push(
      `EXISTS (SELECT 1 FROM account a WHERE a.tenant_id = e.tenant_id AND a.id = e.account_id
        AND (a.id = ANY (${accounts}::uuid[]) OR a.client_id = ANY (${clients}::uuid[])))`,
    );
    return this;
  }

  parameter(value: unknown): string {
    this.#values.push(value);
    return `$${this.#values.length}`;
  }

  get where(): string {
    return this.#conditions.join(' AND ');
  }

  get values(): readonly unknown[] {
    return this.#values;
  }
}

export function mayUseAudit(
  ctx: TenantContext,
  permission: 'AUDIT_READ' | 'AUDIT_EXPORT',
): Result<null, PermissionDenied> {
  if (permissionsOf(ctx).includes(permission)) return ok(null);
  return fail({ code: 'PERMISSION_DENIED', permission });
}
