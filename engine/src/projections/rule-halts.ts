/** `halt`: stops by a rule of the mandate, made and lifted by a new run, each with its audit row. */
import { appendAudit, newId, systemContext, toWireId } from '@fiducia/tenants';
import type { HaltId, TenantTransaction } from '@fiducia/tenants';
import { releasedStates } from '../accounts/halt-states.js';
import type { KernelEvent } from '../kernel/events.js';
import { instantOf } from './projection.js';
import type { AccountKey, JournaledStep, Projection } from './projection.js';

type Halted = Extract<KernelEvent, { type: 'ACCOUNT_HALTED' }>;

const INSERT_HALT = `
  insert into halt (tenant_id, id, account_id, cause, rule, sentence, figures, close_positions,
    market_time, seq, pressed_by_kind, pressed_by, pressed_by_name)
  values ($1, $2, $3, 'RULE', $4, $5, $6, $7, $8, $9, 'SYSTEM', 'SYSTEM:engine', 'Risk rules')`;

/**
 * A new run begins without the old run's halts by rule; what a person pressed stays pressed. Returns
 * every halt that was in force until now.
 */
const LIFT_RULE_HALTS = `
  with in_force as (
    select id, pressed_at from halt
    where tenant_id = $1 and account_id = $2 and released_at is null
  ), lifted as (
    update halt set released_at = now(), released_by = 'SYSTEM:market-replay',
      released_by_name = 'Market replay', release_reason = 'A new run of the replay began.'
    where tenant_id = $1 and account_id = $2 and cause = 'RULE' and released_at is null
    returning id
  )
  select f.id, l.id is not null as lifted
  from in_force f left join lifted l on l.id = f.id order by f.pressed_at, f.id`;

interface RuleHalt {
  readonly event: Halted;
  readonly at: number;
  readonly seq: number;
  readonly closesPositions: boolean;
}

type Change =
  | ({ readonly kind: 'HALT' } & RuleHalt)
  | { readonly kind: 'LIFT'; readonly run: number; readonly at: number };

export class RuleHalts implements Projection {
  /** As they happened: what the old run halted is lifted with the rest. */
  private readonly changes: Change[] = [];

  constructor(private readonly closesPositions: () => boolean) {}

  add({ seq, input, events }: JournaledStep): void {
    const { at } = input;
    for (const event of events) {
      if (event.type === 'RUN_STARTED' && input.type === 'RUN_RESTARTED') {
        this.changes.push({ kind: 'LIFT', run: event.run, at });
      }
      if (event.type === 'ACCOUNT_HALTED' && event.cause === 'RULE') {
        const closesPositions = this.closesPositions();
        this.changes.push({ kind: 'HALT', event, at, seq, closesPositions });
      }
    }
  }

  write(tx: TenantTransaction, account: AccountKey): readonly Promise<unknown>[] {
    return this.changes.flatMap((change) =>
      change.kind === 'LIFT'
        ? [liftHalts(tx, account, change)]
        : this.writeHalt(tx, account, change),
    );
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

/** Which halts it ends only the database knows: their entries follow the statement's answer. */
async function liftHalts(
  tx: TenantTransaction,
  account: AccountKey,
  { run, at }: { readonly run: number; readonly at: number },
): Promise<void> {
  const { tenantId, accountId } = account;
  const { rows } = await tx.prepared<{ id: HaltId; lifted: boolean }>(LIFT_RULE_HALTS, [
    tenantId,
    accountId,
  ]);
  const inForce = rows.map(({ id }) => id);
  const lifted = rows.filter((row) => row.lifted).map(({ id }) => id);
  await Promise.all(
    lifted.map((haltId, index) => {
      const { before, after } = releasedStates(
        inForce.filter((id) => !lifted.slice(0, index).includes(id)),
        [haltId],
      );
      const how = { haltId: toWireId('halt', haltId), cause: 'RUN_RESTARTED', run, marketTime: at };
      return appendAudit(tx, systemContext(tenantId, 'market-replay'), {
        action: 'account.release',
        resource: { type: 'Account', id: accountId },
        accountId,
        before,
        after: { ...after, ...how },
      });
    }),
  );
}
