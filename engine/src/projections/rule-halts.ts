/** `halt`: stops that a rule of the mandate made, with the rule and its figures, and their audit row. */
import { appendAudit, newId, systemContext, toWireId } from '@fiducia/tenants';
import type { HaltId, TenantTransaction } from '@fiducia/tenants';
import type { KernelEvent } from '../kernel/events.js';
import { instantOf } from './projection.js';
import type { AccountKey, JournaledStep, Projection } from './projection.js';

type Halted = Extract<KernelEvent, { type: 'ACCOUNT_HALTED' }>;

const INSERT_HALT = `
  insert into halt (tenant_id, id, account_id, cause, rule, sentence, figures, close_positions,
    market_time, seq, pressed_by_kind, pressed_by, pressed_by_name)
  values ($1, $2, $3, 'RULE', $4, $5, $6, $7, $8, $9, 'SYSTEM', 'SYSTEM:engine', 'Risk rules')`;

/** A new run begins without the old run's halts by rule; what a person pressed stays pressed. */
const LIFT_RULE_HALTS = `
  update halt set released_at = now(), released_by = 'SYSTEM:market-replay',
    released_by_name = 'Market replay', release_reason = 'A new run of the replay began.'
  where tenant_id = $1 and account_id = $2 and cause = 'RULE' and released_at is null`;

interface RuleHalt {
  readonly event: Halted;
  readonly at: number;
  readonly seq: number;
  readonly closesPositions: boolean;
}

export class RuleHalts implements Projection {
  private readonly halts: RuleHalt[] = [];
  private liftsRuleHalts = false;

  constructor(private readonly closesPositions: () => boolean) {}

  add(step: JournaledStep): void {
    for (const event of step.events) {
      if (event.type === 'RUN_STARTED' && step.input.type === 'RUN_RESTARTED') {
        this.liftsRuleHalts = true;
        this.halts.length = 0;
      }
      if (event.type === 'ACCOUNT_HALTED' && event.cause === 'RULE') {
        const closesPositions = this.closesPositions();
        this.halts.push({ event, at: step.input.at, seq: step.seq, closesPositions });
      }
    }
  }

  write(tx: TenantTransaction, account: AccountKey): readonly Promise<unknown>[] {
    const lifted = this.liftsRuleHalts
      ? [tx.prepared(LIFT_RULE_HALTS, [account.tenantId, account.accountId])]
      : [];
    return [...lifted, ...this.halts.flatMap((halt) => this.writeHalt(tx, account, halt))];
  }

  private writeHalt(
    tx: TenantTransaction,
    account: AccountKey,
    { event, at, seq, closesPositions }: RuleHalt,
  ): readonly Promise<unknown>[] {
    const id = newId<HaltId>();
    const { rule, sentence, figures } = event;
    const values = [
      account.tenantId,
      id,
      account.accountId,
      rule,
      sentence,
      JSON.stringify(figures),
      closesPositions,
      instantOf(at),
      seq,
    ];
    const audit = appendAudit(tx, systemContext(account.tenantId, 'engine'), {
      action: 'account.halt',
      resource: { type: 'Account', id: account.accountId },
      accountId: account.accountId,
      // One rule halts at a time, beside whatever people pressed: there was none in force.
      before: { haltedByRule: false },
      after: {
        haltedByRule: true,
        haltId: toWireId('halt', id),
        cause: 'RULE',
        rule,
        sentence,
        figures,
        marketTime: at,
      },
    });
    return [tx.prepared(INSERT_HALT, values), audit];
  }
}
