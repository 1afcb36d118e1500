/** One transaction: journal, projections, intents, halts, audit, figures — all of it or nothing. */
import { systemContext } from '@fiducia/tenants';
import type { TenantDatabase, TenantTransaction } from '@fiducia/tenants';
import { ENTRIES_PER_SNAPSHOT, writeSnapshot } from '../journal/account-snapshots.js';
import { appendEntries } from '../journal/append-entries.js';
import { writeAccountSummary } from '../projections/account-summaries.js';
import type { RunningAccount } from './running-account.js';
import type { WakeTopic, WakeUps } from './wake-ups.js';

/** More statements of the same transaction, such as the answer to a command. */
export interface CommitExtras {
  readonly topics?: readonly WakeTopic[];
  /** Whether to take a snapshot even though it is not due yet. */
  readonly snapshot?: boolean;
  write?(tx: TenantTransaction): readonly Promise<unknown>[];
}

/**
 * Rejects when the account belongs to another worker or the journal cannot be written: the kernel
 * in memory is then ahead of the truth and must be thrown away.
 */
export async function commitSteps(
  deps: { readonly db: TenantDatabase; readonly wakeUps: WakeUps },
  account: RunningAccount,
  extras: CommitExtras = {},
): Promise<void> {
  const { batch, terms } = account;
  const { key } = terms;
  const unsnapshotted = account.unsnapshotted + batch.entries.length;
  const snapshotDue =
    unsnapshotted >= ENTRIES_PER_SNAPSHOT || (extras.snapshot === true && unsnapshotted > 0);
  if (batch.entries.length === 0 && extras.write === undefined && !snapshotDue) return;
  const { figures } = account;
  await deps.db.run(systemContext(key.tenantId, 'engine'), async (tx) => {
    const topics: readonly WakeTopic[] = [
      ...(extras.topics ?? []),
      ...(batch.intents.hasWork ? (['orders'] as const) : []),
    ];
    // One flight: the first statement decides whether the account is ours, the rest follow it.
    await Promise.all([
      appendEntries(tx, key, account.epoch, batch.entries),
      ...batch.projections.flatMap((projection) => projection.write(tx, key)),
      writeAccountSummary(tx, key, figures),
      ...(snapshotDue
        ? writeSnapshot(tx, key, { ...figures, state: account.kernel.snapshot() })
        : []),
      ...(extras.write?.(tx) ?? []),
      ...(topics.length > 0 ? [deps.wakeUps.raiseAtCommit(tx, topics)] : []),
    ]);
  });
  account.committed();
  if (snapshotDue) account.unsnapshotted = 0;
}
