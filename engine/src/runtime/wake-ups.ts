/** How the engine's loops wait for each other: a signal inside the process, NOTIFY between processes. */
import { randomUUID } from 'node:crypto';
import type { AccountId, CommandId, Database, SqlTransaction } from '@fiducia/tenants';

/** What may have happened. Waiters look for themselves: a topic carries an id and no fact. */
export type WakeTopic =
  | 'orders'
  | 'market'
  | 'leases'
  /** A run was asked for or canceled. */
  | 'research'
  /** The account was asked for something. */
  | `account:${AccountId}`
  /** The venue has said something to the account. */
  | `venue:${AccountId}`
  | `command:${CommandId}`;

/** The one PostgreSQL channel; its payload is the sender and a topic. */
const WAKE_CHANNEL = 'fiducia_wake';

const NOTIFY = `
  select pg_notify('fiducia_wake', $1 || ' ' || topic) from unnest($2::text[]) as topic`;

/** Counts what was raised, so that nothing raised between a look and a wait is missed. */
export class Signal {
  private count = 0;
  private readonly counts = new Map<WakeTopic, number>();
  private readonly waiters = new Set<() => void>();

  constructor(private readonly onClose: (signal: Signal) => void) {}

  get version(): number {
    return this.count;
  }

  /** How often one of its topics was raised. */
  raisedOn(topic: WakeTopic): number {
    return this.counts.get(topic) ?? 0;
  }

  /** Without a topic: by its own owner, to be woken. */
  raise(topic?: WakeTopic): void {
    this.count += 1;
    if (topic !== undefined) this.counts.set(topic, this.raisedOn(topic) + 1);
    for (const wake of this.waiters) wake();
    this.waiters.clear();
  }

  /** Resolves when something was raised after `version`, or when the time is over. */
  async changedSince(version: number, timeoutMs: number): Promise<void> {
    if (this.count !== version) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiters.delete(done);
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      this.waiters.add(done);
    });
  }

  close(): void {
    this.onClose(this);
  }
}

export class WakeUps {
  /** What this process sends comes back to it as well: it has raised that already. */
  private readonly sender = randomUUID();
  private readonly signals = new Map<WakeTopic, Set<Signal>>();

  /** One signal for everything that its owner waits for. */
  open(topics: readonly WakeTopic[]): Signal {
    const signal = new Signal((closed) => {
      for (const topic of topics) this.remove(topic, closed);
    });
    for (const topic of topics) {
      const known = this.signals.get(topic) ?? new Set<Signal>();
      this.signals.set(topic, known.add(signal));
    }
    return signal;
  }

  raise(topic: WakeTopic): void {
    for (const signal of this.signals.get(topic) ?? []) signal.raise(topic);
  }

  /** At the commit of `tx`, here and in every other process. */
  raiseAtCommit(tx: SqlTransaction, topics: readonly WakeTopic[]): Promise<unknown> {
    tx.afterCommit(() => {
      for (const topic of topics) this.raise(topic);
    });
    return tx.prepared(NOTIFY, [this.sender, topics]);
  }

  /** Hears the other processes; the returned function ends it. */
  connect(db: Pick<Database, 'listen'>): Promise<() => void> {
    return db.listen(WAKE_CHANNEL, (payload) => {
      const space = payload.indexOf(' ');
      if (payload.slice(0, space) === this.sender) return;
      // A topic that nobody here waits for raises nothing.
      this.raise(payload.slice(space + 1) as WakeTopic);
    });
  }

  private remove(topic: WakeTopic, signal: Signal): void {
    const known = this.signals.get(topic);
    known?.delete(signal);
    if (known?.size === 0) this.signals.delete(topic);
  }
}
