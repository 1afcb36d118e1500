/** The head of an account's journal as the database has it. */
import { systemContext } from '@fiducia/tenants';
import type { AccountId, Database, TenantId } from '@fiducia/tenants';
import { readJournalHead } from '../journal/read-journal.js';
import type { JournalHead } from '../journal/read-journal.js';

export function journalHead(
  db: Database,
  account: { readonly tenantId: TenantId; readonly accountId: AccountId },
): Promise<JournalHead | null> {
  const ctx = systemContext(account.tenantId, 'test');
  return db.tenants.run(ctx, (tx) => readJournalHead(tx, account));
}
