/** Where a request lies, for the question who may see or decide it. */
import type { AccessTarget } from '../access/ability.js';
import type { AccountId, ClientId } from '../ids.js';

/** One of the whole tenant has no place: only who decides for all of it reaches it. */
export function approvalTarget(row: {
  readonly account_id: AccountId | null;
  readonly client_id: ClientId | null;
}): AccessTarget {
  const { account_id: accountId, client_id: clientId } = row;
  const place = accountId !== null && clientId !== null ? { accountId, clientId } : {};
  return { type: 'Approval', ...place };
}
