/** `deployment`: strategies on the account and whether they run. */
import type { DeploymentId, TenantTransaction } from '@fiducia/tenants';
import type { KernelEvent } from '../kernel/events.js';
import type { DeploymentRef, KernelInput } from '../kernel/inputs.js';
import { instantOf } from './projection.js';
import type { AccountKey, JournaledStep, Projection } from './projection.js';

type Started = Extract<KernelInput, { type: 'DEPLOYMENT_STARTED' }>;
type Ended = Extract<KernelEvent, { type: 'DEPLOYMENT_ENDED' }>;

const INSERT_DEPLOYMENT = `
  insert into deployment (tenant_id, account_id, id, ref, strategy, strategy_version, parameters,
    symbols, capital_share_pct, status, started_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'RUNNING', $10)`;

const RUN_DEPLOYMENTS = `
  update deployment set status = 'RUNNING', status_reason = null, stopped_at = null
  where tenant_id = $1 and account_id = $2 and ref = any($3::text[])`;

const END_DEPLOYMENTS = `
  update deployment d set status = e.status, status_reason = e.reason, stopped_at = e.at
  from unnest($3::text[], $4::text[], $5::text[], $6::timestamptz[]) as e (ref, status, reason, at)
  where d.tenant_id = $1 and d.account_id = $2 and d.ref = e.ref`;

export class Deployments implements Projection {
  private readonly started: Started[] = [];
  private readonly running = new Set<DeploymentRef>();
  private readonly ended = new Map<DeploymentRef, { readonly event: Ended; readonly at: number }>();

  /** `idOf` names a deployment that starts in this transaction: the command that asked chose it. */
  constructor(private readonly idOf: (ref: DeploymentRef) => DeploymentId) {}

  add(step: JournaledStep): void {
    const { input } = step;
    for (const event of step.events) {
      if (event.type === 'DEPLOYMENT_RUNNING') {
        this.start(input);
        this.running.add(event.deployment);
        this.ended.delete(event.deployment);
      } else if (event.type === 'DEPLOYMENT_ENDED') {
        // One that could not even start is there as well, FAILED, with the reason.
        this.start(input);
        this.ended.set(event.deployment, { event, at: input.at });
        this.running.delete(event.deployment);
      }
    }
  }

  write(tx: TenantTransaction, account: AccountKey): readonly Promise<unknown>[] {
    const statements: Promise<unknown>[] = this.started.map((input) =>
      tx.prepared(INSERT_DEPLOYMENT, this.insertValues(account, input)),
    );
    if (this.running.size > 0) {
      const refs = [...this.running];
      statements.push(tx.prepared(RUN_DEPLOYMENTS, [account.tenantId, account.accountId, refs]));
    }
    if (this.ended.size > 0) statements.push(tx.prepared(END_DEPLOYMENTS, this.endValues(account)));
    return statements;
  }

  private start(input: KernelInput): void {
    if (input.type === 'DEPLOYMENT_STARTED') this.started.push(input);
  }

  private insertValues(account: AccountKey, input: Started): readonly unknown[] {
    return [
      account.tenantId,
      account.accountId,
      this.idOf(input.deployment),
      input.deployment,
      input.strategy,
      input.strategyVersion,
      JSON.stringify(input.parameters),
      input.symbols,
      input.capitalSharePct,
      instantOf(input.at),
    ];
  }

  private endValues(account: AccountKey): readonly unknown[] {
    const rows = [...this.ended.values()];
    return [
      account.tenantId,
      account.accountId,
      rows.map(({ event }) => event.deployment),
      rows.map(({ event }) => event.status),
      rows.map(({ event }) => event.reason),
      rows.map(({ at }) => instantOf(at)),
    ];
  }
}
