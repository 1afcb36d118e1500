/** Which writes need an audit row in their own transaction, and which have another proof. */
import type { TransactionEvidence } from './write-evidence.js';

interface WithoutAudit {
  /** Of a whole statement: `INSERT table`, `UPDATE table(column …)`. */
  readonly writes: RegExp;
  readonly reason: string;
}

/** Every other write of a tenant's row needs one; a table that comes later needs it from the start. */
export const WITHOUT_AUDIT: readonly WithoutAudit[] = [
  {
    writes: /^(INSERT|UPDATE) (idempotency_key|mail|outbox)\b/,
    reason: 'goes with what it repeats or tells of, in the same transaction',
  },
  {
    writes: /^UPDATE account_lease\(/,
    reason: 'a worker takes turns with itself: nothing of the account changes',
  },
  {
    writes: /^(INSERT|UPDATE) (order_intent|order_outbox|paper_venue_\w+)\b/,
    reason: 'between the journal and the venue: each step comes back as a journal entry',
  },
  {
    writes: /^(INSERT research_(part|trial)\b|UPDATE research_run\((?!.*\bcancel)[^)]*\))/,
    reason: 'what a run computes, which asking for it again gives again',
  },
  {
    writes:
      /^UPDATE (api_key\(last_used_\w+( last_used_\w+)*|session\(last_seen_at|totp_factor\(last_\w+)\)/,
    reason: 'when or with which code something was used last: no right and no money changes',
  },
];

/** The engine's transactions are audited by the hash-chained journal, whose heads are in the log. */
const JOURNALED = 'INSERT journal_entry';

/** Rows of these tables are told by these actions, also where a transaction files several. */
const TOLD_BY: Readonly<Record<string, RegExp>> = {
  'INSERT app_user': /^user\./,
  'INSERT invitation': /^invitation\./,
  'INSERT session': /^session\./,
  'INSERT halt': /^account\.halt/,
  'INSERT approval': /^approval\./,
  'INSERT research_run': /^research-run\./,
};

/** What a transaction has written without saying so in the audit log. */
export function unauditedWrites({ writes, actions }: TransactionEvidence): readonly string[] {
  if (writes.includes(JOURNALED)) return [];
  return writes.filter((write) => {
    if (WITHOUT_AUDIT.some(({ writes: pattern }) => pattern.test(write))) return false;
    const told = TOLD_BY[write];
    return told === undefined ? actions.length === 0 : !actions.some((one) => told.test(one));
  });
}
