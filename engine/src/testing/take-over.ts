/** Gives an account to another owner, as when a worker freezes and its lease runs out. */
import type { AccountId } from '@fiducia/tenants';
import { AccountLease } from '../runtime/account-lease.js';
import type { EngineFixture } from './engine-fixture.js';

async function expireLease(fixture: EngineFixture, accountId: AccountId): Promise<void> {
  await fixture.deps.db.tenants.run(fixture.ctx, (tx) =>
    tx.query(
      `update account_lease set lease_until = now() - interval '1 second' where account_id = $1`,
      [accountId],
    ),
  );
}

/** The lease of a new owner; whoever held the account before is fenced from here on. */
export async function takeOver(
  fixture: EngineFixture,
  accountId: AccountId,
  owner: string,
): Promise<AccountLease> {
  await expireLease(fixture, accountId);
  const { db, monotonic } = fixture.deps;
  const leases = await db.directory.leaseAccounts(owner, 100, 60_000);
  const mine = leases.find((lease) => lease.accountId === accountId);
  if (mine === undefined) throw new Error('the lease is still held');
  return new AccountLease(mine.tenantId, accountId, mine.epoch, monotonic(), monotonic);
}
