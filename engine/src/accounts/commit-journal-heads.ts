/** Puts the head of each account's journal into its tenant's audit log, when it has grown. */
import { appendAudit, systemContext } from '@fiducia/tenants';
import type { AccountId, TenantId } from '@fiducia/tenants';
import { JOURNAL_FORMAT } from '../journal/journal-format.js';
import type { UseCaseDeps } from './use-case-deps.js';

/** The condition at the end: of two processes that do it at once, one writes the entry. */
const COMMIT = `
  with grown as (
    select a.account_id, head.seq, head.hash
    from account_summary a
    left join journal_commitment c on c.tenant_id = a.tenant_id and c.account_id = a.account_id
    cross join lateral (
      select j.seq, j.hash from journal_entry j
      where j.tenant_id = a.tenant_id and j.account_id = a.account_id
      order by j.seq desc limit 1
    ) head
    where a.tenant_id = $1 and head.seq > coalesce(c.seq, 0)
  ), committed as (
    insert into journal_commitment (tenant_id, account_id, seq, committed_at)
    select $1, account_id, seq, $2 from grown
    on conflict (tenant_id, account_id) do update
      set seq = excluded.seq, committed_at = excluded.committed_at
      where journal_commitment.seq < excluded.seq
    returning account_id, seq
  )
  select g.account_id, g.seq, g.hash from grown g
  join committed c on c.account_id = g.account_id and c.seq = g.seq`;

interface GrownRow {
  readonly account_id: AccountId;
  readonly seq: string;
  readonly hash: Buffer;
}

/** Whoever holds the audit log can prove that a journal up to this entry is what it was. */
export async function commitJournalHeads(
  deps: Pick<UseCaseDeps, 'db'>,
  tenantId: TenantId,
): Promise<number> {
  const ctx = systemContext(tenantId, 'journal-commitments');
  return deps.db.tenants.run(ctx, async (tx) => {
    const { rows } = await tx.query<GrownRow>(COMMIT, [tenantId, tx.clock.now()]);
    for (const { account_id: accountId, seq, hash } of rows) {
      await appendAudit(tx, ctx, {
        action: 'journal.commit',
        resource: { type: 'Account', id: accountId },
        accountId,
        after: {
          journalFormat: JOURNAL_FORMAT,
          seq: Number(seq),
          journalHash: hash.toString('hex'),
        },
      });
    }
    return rows.length;
  });
}
