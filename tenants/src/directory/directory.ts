/** The only door across tenants: each method calls one listed SQL function (see registry.ts). */
import type pg from 'pg';

import { isPlainText } from '../errors/plain-text.js';
import type { AccountId, ApiKeyId, ResearchRunId, TenantId, UserId } from '../ids.js';
import { KnownApiKeys } from './known-api-keys.js';
import type { ApiKeyPlace } from './known-api-keys.js';

export interface AccountLease {
  readonly tenantId: TenantId;
  readonly accountId: AccountId;
  readonly epoch: bigint;
}

export interface ResearchLease {
  readonly tenantId: TenantId;
  readonly runId: ResearchRunId;
  readonly epoch: bigint;
}

export interface ClaimedOutboxRow {
  readonly tenantId: TenantId;
  readonly accountId: AccountId;
  /** The row's place in its account's order. */
  readonly outboxId: bigint;
}

export interface SecretsUnderKey {
  readonly ring: string;
  readonly version: number;
  readonly secrets: number;
}

interface SecretsUnderKeyRow {
  key_ring: string;
  key_version: number;
  secrets: string;
}

export interface ClaimedMail {
  readonly tenantId: TenantId;
  readonly mailId: string;
}

export interface ClaimedPasswordReset {
  readonly requestId: string;
  readonly person: { readonly tenantId: TenantId; readonly userId: UserId } | null;
}

/** Of one partner: counts, and what waits. */
export interface PartnerOverview {
  readonly tenantId: TenantId;
  readonly slug: string;
  readonly name: string;
  readonly environment: 'TEST' | 'LIVE';
  readonly createdAt: Date;
  readonly accounts: number;
  readonly liveAccounts: number;
  readonly haltedAccounts: number;
  readonly users: number;
  readonly invitedUsers: number;
  readonly apiKeys: number;
  readonly researchAtWork: number;
  readonly ordersToSend: number;
  readonly mailsToSend: number;
  readonly auditSize: number;
  readonly auditSequencedAt: Date | null;
  readonly auditWaiting: number;
}

interface MailRow {
  tenant_id: TenantId;
  mail_id: string;
}

interface PasswordResetRow {
  request_id: string;
  tenant_id: TenantId | null;
  user_id: UserId | null;
}

interface OutboxRow {
  tenant_id: TenantId;
  account_id: AccountId;
  outbox_id: string;
}

interface ResearchRow {
  tenant_id: TenantId;
  run_id: ResearchRunId;
  epoch: string;
}

interface LeaseRow {
  tenant_id: TenantId;
  account_id: AccountId;
  epoch: string;
}

export class Directory {
  readonly #pool: pg.Pool;
  readonly #apiKeys = new KnownApiKeys();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async findSignIn(email: string): Promise<{ tenantId: TenantId; userId: UserId } | null> {
    const row = await this.#lookUp<{ tenant_id: TenantId; user_id: UserId }>(
      'SELECT tenant_id, user_id FROM directory.find_sign_in($1)',
      normaliseSignInName(email),
    );
    return row === null ? null : { tenantId: row.tenant_id, userId: row.user_id };
  }

  /** Found once it is remembered: whether the key is still in force is read with its rights. */
  async findApiKey(publicId: string): Promise<ApiKeyPlace | null> {
    return this.#apiKeys.find(publicId, async () => {
      const sql = 'SELECT tenant_id, api_key_id FROM directory.find_api_key($1)';
      const row = await this.#lookUp<{ tenant_id: TenantId; api_key_id: ApiKeyId }>(sql, publicId);
      return row === null ? null : { tenantId: row.tenant_id, apiKeyId: row.api_key_id };
    });
  }

  tenantByHost(host: string): Promise<TenantId | null> {
    return this.#tenant('SELECT tenant_id FROM directory.tenant_by_host($1)', host.toLowerCase());
  }

  tenantBySlug(slug: string): Promise<TenantId | null> {
    return this.#tenant('SELECT tenant_id FROM directory.tenant_by_slug($1)', slug);
  }

  async listTenants(): Promise<readonly TenantId[]> {
    return this.#tenants('SELECT tenant_id FROM directory.list_tenants()', []);
  }

  async tenantsWithUnsequencedAudit(limit: number): Promise<readonly TenantId[]> {
    const sql = 'SELECT tenant_id FROM directory.tenants_with_unsequenced_audit($1)';
    return this.#tenants(sql, [limit]);
  }

  async countSecretsByKey(): Promise<readonly SecretsUnderKey[]> {
    const sql = 'SELECT key_ring, key_version, secrets FROM directory.count_secrets_by_key()';
    const rows = await this.#all<SecretsUnderKeyRow>(sql, []);
    return rows.map((row) => ({
      ring: row.key_ring,
      version: row.key_version,
      secrets: Number(row.secrets),
    }));
  }

  async tenantsWithOlderKeys(ring: string, version: number): Promise<readonly TenantId[]> {
    const sql = 'SELECT tenant_id FROM directory.tenants_with_older_keys($1, $2)';
    return this.#tenants(sql, [ring, version]);
  }

  async tenantsWithDueApprovals(dueAt: Date, limit: number): Promise<readonly TenantId[]> {
    const sql = 'SELECT tenant_id FROM directory.tenants_with_due_approvals($1, $2)';
    return this.#tenants(sql, [dueAt.getTime(), limit]);
  }

  /** Tenants whose tree has grown by so many entries since its signed head, or whose head is older. */
  async auditTreesToSign(by: {
    readonly entries: number;
    readonly before: Date;
    readonly limit: number;
  }): Promise<readonly TenantId[]> {
    const sql = 'SELECT tenant_id FROM directory.audit_trees_to_sign($1, $2, $3)';
    return this.#tenants(sql, [by.entries, by.before, by.limit]);
  }

  async tenantsWithUncommittedJournals(limit: number): Promise<readonly TenantId[]> {
    const sql = 'SELECT tenant_id FROM directory.tenants_with_uncommitted_journals($1)';
    return this.#tenants(sql, [limit]);
  }

  /** Takes free or expired leases; each gets the next epoch, which fences the owner before. */
  async leaseAccounts(
    owner: string,
    limit: number,
    leaseMs: number,
  ): Promise<readonly AccountLease[]> {
    const sql = 'SELECT tenant_id, account_id, epoch FROM directory.lease_accounts($1, $2, $3)';
    return toLeases(await this.#all<LeaseRow>(sql, [owner, limit, leaseMs]));
  }

  /** Returns what is still held; an account that is missing from it has been lost. */
  async renewLeases(owner: string, leaseMs: number): Promise<readonly AccountLease[]> {
    const sql = 'SELECT tenant_id, account_id, epoch FROM directory.renew_leases($1, $2)';
    return toLeases(await this.#all<LeaseRow>(sql, [owner, leaseMs]));
  }

  async releaseLeases(owner: string): Promise<number> {
    const row = await this.#first<{ released: number }>(
      'SELECT directory.release_leases($1) AS released',
      [owner],
    );
    return Number(row?.released ?? 0);
  }

  /** Due orders and cancels in each account's order; a claim ends by itself after a while. */
  async claimOrderOutbox(owner: string, limit: number): Promise<readonly ClaimedOutboxRow[]> {
    const sql = 'SELECT tenant_id, account_id, outbox_id FROM directory.claim_order_outbox($1, $2)';
    const rows = await this.#all<OutboxRow>(sql, [owner, limit]);
    return rows.map((row) => ({
      tenantId: row.tenant_id,
      accountId: row.account_id,
      outboxId: BigInt(row.outbox_id),
    }));
  }

  /** The next page of partners by slug, and one more if there is one. */
  async platformOverview(
    afterSlug: string | null,
    pageSize: number,
  ): Promise<readonly PartnerOverview[]> {
    const sql = `
      SELECT tenant_id AS "tenantId", slug, name, environment, created_at AS "createdAt",
        accounts::float8, live_accounts::float8 AS "liveAccounts",
        halted_accounts::float8 AS "haltedAccounts", users::float8,
        invited_users::float8 AS "invitedUsers", api_keys::float8 AS "apiKeys",
        research_at_work::float8 AS "researchAtWork", orders_to_send::float8 AS "ordersToSend",
        mails_to_send::float8 AS "mailsToSend", audit_size::float8 AS "auditSize",
        audit_sequenced_at AS "auditSequencedAt", audit_waiting::float8 AS "auditWaiting"
      FROM directory.platform_overview($1, $2)`;
    return this.#all<PartnerOverview>(sql, [afterSlug, pageSize]);
  }

  /** Mails that are due, of any tenant; a claim ends by itself. */
  async claimMail(limit: number, claimMs: number): Promise<readonly ClaimedMail[]> {
    const sql = 'SELECT tenant_id, mail_id FROM directory.claim_mail($1, $2)';
    const rows = await this.#all<MailRow>(sql, [limit, claimMs]);
    return rows.map((row) => ({ tenantId: row.tenant_id, mailId: row.mail_id }));
  }

  /** Requests for new passwords; without a tenant where nobody has the name. */
  async claimPasswordResets(
    limit: number,
    claimMs: number,
  ): Promise<readonly ClaimedPasswordReset[]> {
    const sql =
      'SELECT request_id, tenant_id, user_id FROM directory.claim_password_resets($1, $2)';
    const rows = await this.#all<PasswordResetRow>(sql, [limit, claimMs]);
    return rows.map((row) => ({
      requestId: row.request_id,
      person:
        row.tenant_id === null || row.user_id === null
          ? null
          : { tenantId: row.tenant_id, userId: row.user_id },
    }));
  }

  /** Takes waiting and abandoned runs, fewest at work first; at most `perTenant` of one tenant. */
  async leaseResearch(
    owner: string,
    limits: { readonly limit: number; readonly leaseMs: number; readonly perTenant: number },
  ): Promise<readonly ResearchLease[]> {
    const sql = 'SELECT tenant_id, run_id, epoch FROM directory.lease_research($1, $2, $3, $4)';
    const { limit, leaseMs, perTenant } = limits;
    return toResearch(await this.#all<ResearchRow>(sql, [owner, limit, leaseMs, perTenant]));
  }

  /** Returns what is still held; a run that is missing from it was lost, canceled or has ended. */
  async renewResearch(owner: string, leaseMs: number): Promise<readonly ResearchLease[]> {
    const sql = 'SELECT tenant_id, run_id, epoch FROM directory.renew_research($1, $2)';
    return toResearch(await this.#all<ResearchRow>(sql, [owner, leaseMs]));
  }

  async releaseResearch(owner: string): Promise<number> {
    const row = await this.#first<{ released: number }>(
      'SELECT directory.release_research($1) AS released',
      [owner],
    );
    return Number(row?.released ?? 0);
  }

  async #tenant(sql: string, value: string): Promise<TenantId | null> {
    const row = await this.#lookUp<{ tenant_id: TenantId }>(sql, value);
    return row?.tenant_id ?? null;
  }

  async #tenants(sql: string, values: readonly unknown[]): Promise<readonly TenantId[]> {
    const rows = await this.#all<{ tenant_id: TenantId }>(sql, values);
    return rows.map((row) => row.tenant_id);
  }

  async #lookUp<Row>(sql: string, text: string): Promise<Row | null> {
    // PostgreSQL refuses such text as an error; as a name it is simply unknown.
    return isPlainText(text) ? this.#first<Row>(sql, [text]) : null;
  }

  async #first<Row>(sql: string, values: readonly unknown[]): Promise<Row | null> {
    const rows = await this.#all<Row>(sql, values);
    return rows[0] ?? null;
  }

  async #all<Row>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    const result = await this.#pool.query(sql, [...values]);
    return result.rows as Row[];
  }
}

/** Sign-in names are unique on the platform in this form. */
export function normaliseSignInName(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}

function toLeases(rows: readonly LeaseRow[]): readonly AccountLease[] {
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    accountId: row.account_id,
    epoch: BigInt(row.epoch),
  }));
}

function toResearch(rows: readonly ResearchRow[]): readonly ResearchLease[] {
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    runId: row.run_id,
    epoch: BigInt(row.epoch),
  }));
}
