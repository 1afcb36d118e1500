/** The `account_command` table: a request waits there until the account's worker has answered it. */
import { newId } from '@fiducia/tenants';
import type {
  AccountId,
  CommandId,
  TenantContext,
  TenantDatabase,
  TenantId,
  TenantTransaction,
} from '@fiducia/tenants';
import type { AccountKey } from '../projections/projection.js';
import type { AccountCommand, CommandAnswer, StoredCommand } from './account-command.js';
import { notYetReleased } from './halt-records.js';

/** Read at a time by a worker; the rest follows in its next turn. */
const COMMANDS_PER_READ = 32;

const INSERT = `
  insert into account_command (tenant_id, id, account_id, kind, payload) values ($1, $2, $3, $4, $5)`;

/** A halt never waits behind anything but the opening of its account, which it takes to be halted. */
const PENDING = `
  select id, kind, payload from account_command
  where tenant_id = $1 and account_id = $2 and status = 'PENDING'
  order by case kind when 'OPEN' then 0 when 'HALT' then 1 else 2 end, id limit $3`;

const HAS_PENDING = `
  select 1 from account_command
  where tenant_id = $1 and account_id = $2 and kind = $3 and status = 'PENDING' limit 1`;

const ANSWER = `
  update account_command
  set status = $3, result = $4, applied_seq = $5, answered_at = now()
  where tenant_id = $1 and id = $2 and status = 'PENDING'`;

const READ_ANSWER = `
  select result from account_command where tenant_id = $1 and id = $2`;

export async function insertCommand(
  tx: TenantTransaction,
  account: AccountKey,
  command: AccountCommand,
): Promise<CommandId> {
  const id = newId<CommandId>();
  const payload = JSON.stringify(command.payload);
  await tx.prepared(INSERT, [account.tenantId, id, account.accountId, command.kind, payload]);
  return id;
}

/** In one flight with its transaction: each look of an account's worker begins with it. */
export async function readPendingCommands(
  db: TenantDatabase,
  ctx: TenantContext,
  account: AccountKey,
): Promise<readonly StoredCommand[]> {
  const values = [account.tenantId, account.accountId, COMMANDS_PER_READ];
  return (await db.read<StoredCommand>(ctx, PENDING, values)).rows;
}

/** Whether the account still has to answer one of this kind. */
export async function hasPendingCommand(
  tx: TenantTransaction,
  ctx: Pick<TenantContext, 'tenantId'>,
  asked: { readonly accountId: AccountId; readonly kind: AccountCommand['kind'] },
): Promise<boolean> {
  const found = await tx.query(HAS_PENDING, [ctx.tenantId, asked.accountId, asked.kind]);
  return found.rowCount > 0;
}

/** A release ends the halts it was given for: one that a rule made since is not among them. */
export async function releaseAsOfNow(
  tx: TenantTransaction,
  account: AccountKey,
  command: Extract<StoredCommand, { kind: 'RELEASE' }>,
): Promise<StoredCommand> {
  const { payload } = command;
  const haltIds = await notYetReleased(tx, account, payload.haltIds);
  return { ...command, payload: { ...payload, haltIds } };
}

export function writeAnswer(
  tx: TenantTransaction,
  answered: { readonly tenantId: TenantId; readonly id: CommandId; readonly seq: number },
  answer: CommandAnswer,
): Promise<unknown> {
  return tx.prepared(ANSWER, [
    answered.tenantId,
    answered.id,
    answer.ok ? 'APPLIED' : 'REFUSED',
    JSON.stringify(answer),
    answered.seq,
  ]);
}

/** Null while the account has not answered. */
export async function readAnswer(
  tx: TenantTransaction,
  tenantId: TenantId,
  id: CommandId,
): Promise<CommandAnswer | null> {
  const { rows } = await tx.prepared<{ result: CommandAnswer | null }>(READ_ANSWER, [tenantId, id]);
  return rows[0]?.result ?? null;
}
