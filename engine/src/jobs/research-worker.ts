/** Takes queued runs for this process, keeps their leases alive and works on several at a time. */
import type { ResearchLease, ResearchRunId } from '@fiducia/tenants';
import type { EngineLog } from '../runtime/engine-log.js';
import type { Signal } from '../runtime/wake-ups.js';
import type { ResearchDeps } from './research-deps.js';
import type { ResearchExecutor } from './research-executor.js';
import { runResearch } from './run-research.js';
import { handBack, letGo } from './run-records.js';

export interface ResearchWorkerDeps extends ResearchDeps {
  readonly executor: ResearchExecutor;
  readonly log: EngineLog;
  /** Of the program; kept with every result. */
  readonly codeVersion: string;
}

/** A worker that died is replaced after this. */
const LEASE_MS = 10_000;
/** How often leases are renewed and abandoned runs are looked for; new ones are told at once. */
const LOOK_EVERY_MS = 1_000;

interface AtWork {
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/** Why a run was ended before its time: nothing of it is to be saved. */
class NotOurs extends Error {
  override readonly name = 'NotOurs';
}

export class ResearchWorker {
  private readonly atWork = new Map<ResearchRunId, AtWork>();
  private readonly signal: Signal;
  private stopping = false;
  private running: Promise<void> | null = null;

  constructor(
    private readonly deps: ResearchWorkerDeps,
    /** One that bears the name of a dead one takes its runs over at once. */
    private readonly owner: string,
  ) {
    this.signal = deps.wakeUps.open(['research']);
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Ends what is under way and hands it back: it goes on elsewhere, or at the next start. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.signal.raise();
    await this.running;
  }

  private async run(): Promise<void> {
    const { directory } = this.deps.db;
    let isFirst = true;
    while (!this.stopping) {
      const { version } = this.signal;
      try {
        if (isFirst) await directory.releaseResearch(this.owner);
        isFirst = false;
        await this.renew();
        await this.take();
      } catch (error) {
        this.deps.log.warn({ err: error }, 'Research runs could not be looked for; trying again');
      }
      if (!this.stopping) await this.signal.changedSince(version, LOOK_EVERY_MS);
    }
    this.signal.close();
    for (const { stop } of this.atWork.values()) stop.abort(new NotOurs());
    await Promise.all([...this.atWork.values()].map(({ done }) => done));
    await directory.releaseResearch(this.owner);
  }

  /** What is missing from the answer was canceled, or another worker has it. */
  private async renew(): Promise<void> {
    if (this.atWork.size === 0) return;
    // As they were before the question: one that ends meanwhile may still be in the answer.
    const known = new Set(this.atWork.keys());
    const held = await this.deps.db.directory.renewResearch(this.owner, LEASE_MS);
    const ids = new Set(held.map(({ runId }) => runId));
    for (const [id, { stop }] of this.atWork) if (!ids.has(id)) stop.abort(new NotOurs());
    // One that could not be given back is renewed with the others: nobody else would ever take it.
    for (const lease of held) if (!known.has(lease.runId)) this.begin(lease);
  }

  /** One more run than threads, so that the next has its bars when a thread is free. */
  private async take(): Promise<void> {
    const { threads } = this.deps.executor;
    const free = threads + 1 - this.atWork.size;
    if (free <= 0 || this.stopping) return;
    const limits = { limit: free, leaseMs: LEASE_MS, perTenant: threads };
    for (const lease of await this.deps.db.directory.leaseResearch(this.owner, limits)) {
      // One that was lost and came back: its first life ends before the second begins.
      await this.atWork.get(lease.runId)?.done;
      this.begin(lease);
    }
  }

  private begin(lease: ResearchLease): void {
    const stop = new AbortController();
    const done = this.work(lease, stop).finally(() => {
      this.atWork.delete(lease.runId);
      this.signal.raise();
    });
    this.atWork.set(lease.runId, { stop, done });
  }

  private async work(lease: ResearchLease, stop: AbortController): Promise<void> {
    const { log } = this.deps;
    try {
      await runResearch(this.deps, lease, stop.signal);
    } catch (error) {
      if (!stop.signal.aborted) {
        log.warn({ err: error, run: lease.runId }, 'A research run was not saved; it begins again');
        await letGo(this.deps, lease).catch(() => false);
      }
    }
    if (stop.signal.aborted && this.stopping) {
      await handBack(this.deps, lease).catch(() => false);
    }
  }
}
