/** Which entries tell of which writes, and which writes need none because something else proves them. */
import type { TransactionEvidence } from './write-evidence.js';

export interface WithoutEntry {
  /** Of a whole statement: `INSERT table`, `UPDATE table(column …)`. */
  readonly writes: RegExp;
  /** Only in a transaction that writes this as well. */
  readonly besides?: RegExp;
  readonly reason: string;
}

export const WITHOUT_ENTRY: readonly WithoutEntry[] = [
  {
    writes: /^(INSERT|UPDATE) (idempotency_key|mail)\b/,
    reason: 'goes with what it repeats or tells of, in the same transaction',
  },
  {
    writes: /^(INSERT|DELETE) sealed_secret$/,
    besides: /^(INSERT|UPDATE) mail\b/,
    reason: 'the words of a mail, sealed while it waits and gone when it was sent',
  },
  {
    writes:
      /^(INSERT (trade_order|order_intent|order_outbox|fill|position|ledger_\w+|equity_point|deployment|limit_change)$|UPDATE (account_summary|account_command|trade_order|deployment|position|ledger_balance|order_intent)\b|UPDATE account\(mandate\)$)/,
    besides: /^INSERT journal_entry$/,
    reason: 'follows from the hash-chained journal, whose head an entry commits to',
  },
  {
    writes: /^UPDATE halt\(/,
    besides: /^UPDATE account_command\(/,
    reason: 'what an account does with a halt or a release that was asked for, which is an entry',
  },
  { writes: /^INSERT journal_entry$/, reason: 'the journal itself: its head is committed' },
  {
    writes: /^(INSERT|DELETE) account_snapshot$|^UPDATE account_summary\(.*\bupdated_at\)$/,
    besides: /^INSERT account_snapshot$/,
    reason: 'a cache of the journal, written once the account runs again',
  },
  {
    writes: /^UPDATE account_lease\(/,
    reason: 'a worker takes turns with itself: nothing of the account changes',
  },
  {
    writes: /^(INSERT paper_venue_\w+|UPDATE (order_intent|order_outbox|paper_venue_\w+)\b.*)$/,
    reason: 'between the journal and the venue: each step comes back as a journal entry',
  },
  {
    writes: /^(INSERT research_(part|trial)$|UPDATE research_run\((?!finished_at status\)))/,
    reason: 'what a run computes, which asking for it again gives again',
  },
  {
    writes: /^INSERT audit_alarm$/,
    reason: 'the log itself is in doubt and takes no entries; how that ended is one',
  },
  {
    writes:
      /^UPDATE (api_key\(last_used_\w+( last_used_\w+)*|session\(last_seen_at|totp_factor\(last_\w+)\)/,
    reason: 'when or with which code something was used last: no right and no money changes',
  },
];

/**
 * The entry that tells of a statement, where a transaction files several: the entry of a grant does
 * not tell what was granted. What stands nowhere here needs any entry, so a new table needs one.
 */
const TOLD_BY: readonly (readonly [RegExp, RegExp])[] = [
  [/^INSERT account$/, /^account\.create$/],
  [/^UPDATE account\(live_approved_at\)$/, /^account\.approve-live$/],
  [
    /^INSERT account_command$/,
    /^(account\.(open|halt|release|change-limits)|order\.|deployment\.)/,
  ],
  [/^INSERT account_(lease|summary)$/, /^account\.open$/],
  [/^UPDATE account_summary\(/, /^account\.suspend$/],
  [/^INSERT halt$/, /^account\.halt$/],
  [/^UPDATE halt\(/, /^account\.release$/],
  [/^INSERT api_key(_grant)?$/, /^api-key\.create$/],
  [/^UPDATE api_key\(expires_at\)$/, /^api-key\.rotate$/],
  [/^UPDATE api_key\(revoked_at\)$/, /^api-key\.revoke$/],
  [/^INSERT app_user$/, /^user\.(create|invite)$/],
  [/^UPDATE app_user\(/, /^(user|invitation|password)\./],
  [/^INSERT approval$/, /^approval\.request$/],
  [/^UPDATE approval\(/, /^approval\.(approve|reject|withdraw|expire|fail)$/],
  [/ approval_policy\b/, /^approval-policy\.set$/],
  [/^UPDATE audit_alarm\(/, /^audit\.accept$/],
  [/^INSERT client$/, /^client\.create$/],
  [/^INSERT client_group$/, /^client-group\.create$/],
  [/^UPDATE client_group\(/, /^client-group\.update$/],
  [/^DELETE client_group$/, /^client-group\.delete$/],
  [/ client_group_member$/, /^client-group\./],
  [/^INSERT custom_role$/, /^role\.create$/],
  [/^UPDATE custom_role\(/, /^role\.update$/],
  [/^DELETE custom_role$/, /^role\.delete$/],
  [/^INSERT role_assignment$/, /^(role\.assign|user\.create|user\.invite|invitation\.accept)$/],
  [/^DELETE role_assignment$/, /^role\.unassign$/],
  [/^INSERT credential$/, /^credential\.store$/],
  [/^UPDATE credential\(/, /^credential\.(rotate|confirm)$/],
  [/^DELETE credential$/, /^credential\.delete$/],
  [/^(INSERT|DELETE) sealed_secret$/, /^(credential|second-factor|password|invitation)\./],
  [/^UPDATE sealed_secret\(/, /^secret\.rewrap$/],
  [/^DELETE idempotency_key$/, /^idempotency-keys\.forget$/],
  [/ invitation\b/, /^invitation\./],
  [/ journal_commitment\b/, /^journal\.commit$/],
  [/ password_reset\b/, /^password\./],
  [/^(INSERT|DELETE) (recovery_code|totp_factor)$/, /^second-factor\./],
  [/^UPDATE totp_factor\(/, /^second-factor\./],
  [/^INSERT refresh_token$/, /^session\.(sign-in|refresh)$/],
  [/^UPDATE refresh_token\(/, /^session\.refresh$/],
  [/^INSERT research_run$/, /^research-run\.request$/],
  [/^UPDATE research_run\(finished_at status\)$/, /^research-run\.cancel$/],
  [/^DELETE research_\w+$/, /^research-run\.forget$/],
  [/^INSERT research_tried$/, /^research-run\.forget$/],
  [/ research_limit\b/, /^research-limits\.set$/],
  [/^INSERT session$/, /^session\.sign-in$/],
  [/^UPDATE session\(/, /^(session|second-factor|password|user|invitation)\./],
  [/^INSERT sign_in_name$/, /^(user\.create|invitation\.accept)$/],
  [/^INSERT tenant(_host)?$/, /^tenant\.provision$/],
];

/** What a transaction has written without saying so in the audit log. */
export function unauditedWrites({
  writes,
  actions,
}: Omit<TransactionEvidence, 'id'>): readonly string[] {
  return writes.filter((write) => {
    if (isWithoutEntry(write, writes)) return false;
    const told = TOLD_BY.find(([statement]) => statement.test(write))?.[1];
    return told === undefined ? actions.length === 0 : !actions.some((one) => told.test(one));
  });
}

function isWithoutEntry(write: string, writes: readonly string[]): boolean {
  return WITHOUT_ENTRY.some(
    ({ writes: pattern, besides }) =>
      pattern.test(write) && (besides === undefined || writes.some((other) => besides.test(other))),
  );
}
