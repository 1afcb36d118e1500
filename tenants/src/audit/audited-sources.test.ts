/** Every file that writes rows calls the audit log, or says why it need not. */
import { expect, test } from 'vitest';

import { sourcesOf } from '../testing/sources-of.js';

/** What is written without an entry of its own, and why. */
const UNAUDITED_TENANTS: Readonly<Record<string, string>> = {
  'audit/sequence-tenant.ts': 'places entries; the tree itself shows it',
  'audit/heads/sign-tree.ts': 'stores heads; that they are signed shows it',
  'audit/heads/copy-heads.ts': 'notes where heads were copied to',
  'audit/heads/audit-checkpointer.ts': 'announces public keys, which heads name',
  'audit/heads/audit-alarms.ts': 'the log is in doubt; how that ended is an entry',
  'database/migrate.ts': 'has its own register',
  'idempotency/with-idempotency.ts': 'goes with the change that it protects',
  'identity/authenticate-session.ts': 'records the last use, and changes nothing for anybody',
  'identity/authenticate-api-key.ts': 'records the last use, and changes nothing for anybody',
  'identity/recovery-codes.ts': 'its callers audit what the codes are made or used for',
  'identity/request-password-reset.ts': 'knows no tenant yet; the link that follows is an entry',
  'identity/second-factor.ts': 'that a code is used up is part of what its callers audit',
  'identity/session-tokens.ts': 'its callers audit the sign-in, the refresh or the end',
  'identity/write-password.ts': 'its callers audit the change or the reset',
  'mail/queue-mail.ts': 'goes with the change that the mail is about',
  'mail/send-mail.ts': 'delivers what was queued, and notes that it did',
  'secrets/key-ring-records.ts': 'versions of the installation’s keys; of no tenant',
  'secrets/secret-records.ts': 'its callers audit whose secret it is',
  'secrets/credentials/rotate-credential.ts':
    'puts a secret aside; the approval that uses it is an entry',
  'secrets/credentials/open-credential.ts': 'records the last use, and changes nothing for anybody',
};

const BY_COMMAND = 'an answer to a command, whose request is an entry';
const JOURNALED = 'follows from the journal, whose head is committed by an entry';
const UNAUDITED_ENGINE: Readonly<Record<string, string>> = {
  'accounts/command-records.ts': 'stores commands; who asks audits',
  'accounts/halt-records.ts': 'stores halts; who halts or releases audits',
  'jobs/run-records.ts': 'how far a run is; that it was asked for is an entry',
  'jobs/trial-records.ts': 'results of a run that was asked for',
  'journal/account-snapshots.ts': 'a cache of the journal',
  'journal/append-entries.ts': JOURNALED,
  'market-data/corporate-actions/import-actions.ts':
    'market data of the installation, of no tenant',
  'market-data/import-series.ts': 'market data of the installation, of no tenant',
  'market-data/replay-record.ts': 'market data of the installation, of no tenant',
  'projections/account-summaries.ts': JOURNALED,
  'projections/deployments.ts': JOURNALED,
  'projections/equity-points.ts': JOURNALED,
  'projections/fills.ts': JOURNALED,
  'projections/ledger.ts': JOURNALED,
  'projections/order-intents.ts': JOURNALED,
  'projections/positions.ts': JOURNALED,
  'projections/trade-orders.ts': JOURNALED,
  'runtime/apply-command.ts': BY_COMMAND,
  'runtime/change-limits-command.ts': BY_COMMAND,
  'runtime/restore-account.ts': JOURNALED,
  'venues/outbox-records.ts': 'orders on their way; they stand in the journal',
  'venues/paper-book.ts': 'the simulated venue’s own books',
  'venues/paper-records.ts': 'the simulated venue’s own books',
};

test.each([
  ['tenants/src', UNAUDITED_TENANTS],
  ['engine/src', UNAUDITED_ENGINE],
])(
  'every file of %s that writes calls the audit log, or is listed with its reason',
  (folder, unaudited) => {
    const silent = sourcesOf(folder)
      .filter(({ text }) => /\b(INSERT INTO|DELETE FROM|UPDATE \w+( \w+)?\s+SET)\b/i.test(text))
      .filter(({ text }) => !text.includes('appendAudit('))
      .map(({ path }) => path);
    expect(silent.filter((path) => !(path in unaudited)).toSorted()).toEqual([]);
    expect(Object.keys(unaudited).filter((path) => !silent.includes(path))).toEqual([]);
  },
);
