/** Takes accounts for this process, keeps their leases alive and runs a worker for each. */
import type { AccountId, AccountLease as LeasedAccount } from '@fiducia/tenants';
import { AccountLease, LEASE_MS, RENEW_EVERY_MS } from './account-lease.js';
import { AccountWorker } from './account-worker.js';
import type { AccountWorkerDeps } from './account-worker.js';
import type { Signal } from './wake-ups.js';

/** Bounds the memory of a process; further accounts are left to further processes. */
const ACCOUNTS_PER_PROCESS = 2_000;
const ACCOUNTS_PER_LEASE = 200;
/** How soon an account whose worker died, or a new one, is looked for. */
const LOOK_EVERY_MS = 1_000;

interface Running {
  readonly worker: AccountWorker;
  readonly done: Promise<void>;
}

export class LeaseHolder {
  private readonly running = new Map<AccountId, Running>();
  private readonly signal: Signal;
  private stopping = false;
  private hasTaken = false;
  private readonly looked = Promise.withResolvers<undefined>();
  private renewedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly deps: AccountWorkerDeps,
    private readonly owner: string,
  ) {
    this.signal = deps.wakeUps.open(['leases']);
  }

  /** Runs until stopped, then waits for the workers and gives the leases back. */
  async run(): Promise<void> {
    const { directory } = this.deps.db;
    while (!this.stopping) {
      const { version } = this.signal;
      try {
        await this.renew();
        await this.take();
        this.hasTaken = true;
      } catch (error) {
        this.deps.log.warn({ err: error }, 'Leases could not be renewed; trying again');
      }
      this.looked.resolve(undefined);
      if (!this.stopping) await this.signal.changedSince(version, LOOK_EVERY_MS);
    }
    this.looked.resolve(undefined);
    this.signal.close();
    await Promise.all([...this.running.values()].map(({ done }) => done));
    await directory.releaseLeases(this.owner);
  }

  stop(): void {
    this.stopping = true;
    for (const { worker } of this.running.values()) worker.stop();
    this.signal.raise();
  }

  /** Resolves after the first look for accounts, whatever it found. */
  get firstLook(): Promise<undefined> {
    return this.looked.promise;
  }

  /** False until the accounts that were free at the start have been taken. */
  get allCaughtUp(): boolean {
    return this.hasTaken && [...this.running.values()].every(({ worker }) => worker.caughtUp);
  }

  private async renew(): Promise<void> {
    const now = this.deps.monotonic();
    if (now - this.renewedAt < RENEW_EVERY_MS) return;
    const leases = await this.deps.db.directory.renewLeases(this.owner, LEASE_MS);
    this.renewedAt = now;
    this.renewWorkers(new Map(leases.map((lease) => [lease.accountId, lease.epoch])), now);
    this.takeUpAgain(leases, now);
  }

  private renewWorkers(held: ReadonlyMap<AccountId, bigint>, now: number): void {
    for (const { worker } of this.running.values()) {
      const { lease } = worker;
      if (held.get(lease.accountId) === lease.epoch) {
        lease.renewed(now);
        continue;
      }
      lease.lost();
      // One that waits out a failure would hold up the next lease of its account.
      worker.stop();
    }
  }

  /**
   * After a pause of the process a worker may have given up its account before the database did:
   * the lease was renewed, so nobody else takes it, and without a worker nobody would run it.
   */
  private takeUpAgain(leases: readonly LeasedAccount[], now: number): void {
    if (this.stopping) return;
    for (const leased of leases) {
      if (!this.running.has(leased.accountId)) this.start(this.leaseOf(leased, now));
    }
  }

  private async take(): Promise<void> {
    const free = ACCOUNTS_PER_PROCESS - this.running.size;
    if (free <= 0 || this.stopping) return;
    const now = this.deps.monotonic();
    const limit = Math.min(free, ACCOUNTS_PER_LEASE);
    const { directory } = this.deps.db;
    for (const taken of await directory.leaseAccounts(this.owner, limit, LEASE_MS)) {
      // A worker of ours that lost this lease is on its way out: the next one waits for it.
      await this.running.get(taken.accountId)?.done;
      this.start(this.leaseOf(taken, now));
    }
  }

  private leaseOf({ tenantId, accountId, epoch }: LeasedAccount, now: number): AccountLease {
    return new AccountLease(tenantId, accountId, epoch, now, this.deps.monotonic);
  }

  private start(lease: AccountLease): void {
    const worker = new AccountWorker(this.deps, lease);
    const done = worker.run().finally(() => {
      this.running.delete(lease.accountId);
      this.signal.raise();
    });
    this.running.set(lease.accountId, { worker, done });
  }
}
