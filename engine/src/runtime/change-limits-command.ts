/** CHANGE_LIMITS: other limits from here on, in the journal and in the account's own row. */
import { newId } from '@fiducia/tenants';
import type { LimitsPayload } from '../accounts/account-command.js';
import type { MarketTimeMs } from '../kernel/inputs.js';
import { answerOf } from './command-answer.js';
import type { AppliedCommand } from './command-answer.js';
import type { RunningAccount } from './running-account.js';

const SET_MANDATE = `update account set mandate = $3 where tenant_id = $1 and id = $2`;

const RECORD = `
  insert into limit_change (tenant_id, id, account_id, seq, market_time, before, after,
    approval_id, changed_by, changed_by_name)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

export function changeLimits(
  account: RunningAccount,
  payload: LimitsPayload,
  at: MarketTimeMs,
): AppliedCommand {
  const { mandate, approvalId, changedBy, changedByName } = payload;
  const { tenantId, accountId } = account.terms.key;
  const before = JSON.stringify(account.kernel.view.mandate);
  const applied = answerOf(account.apply({ type: 'LIMITS_CHANGED', at, mandate }), null);
  if (!applied.answer.ok) return applied;
  const after = JSON.stringify(mandate);
  const record = [
    ...[tenantId, newId(), accountId, account.figures.seq, new Date(at), before, after],
    ...[approvalId, changedBy, changedByName],
  ];
  return {
    ...applied,
    write: (tx) => [tx.query(SET_MANDATE, [tenantId, accountId, after]), tx.query(RECORD, record)],
  };
}
