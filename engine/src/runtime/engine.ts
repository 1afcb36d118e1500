/** Starts everything that runs accounts in this process, and stops it cleanly. */
import { MarketFeed } from '../market-data/market-feed.js';
import { MarketReplay } from '../market-data/market-replay.js';
import { ClientOrderIds } from '../venues/client-order-id.js';
import { OrderGateway } from '../venues/order-gateway.js';
import { PaperVenue } from '../venues/paper-venue.js';
import { AccountUpdates } from './account-updates.js';
import type { EngineDeps } from './engine-deps.js';
import { LeaseHolder } from './lease-holder.js';

export interface EngineOptions {
  /**
   * Names this process and is the same when it is started again: what the one before held is then
   * taken over at once. Two living processes must never share a name.
   */
  readonly owner: string;
  /** Pause between the end of the data and the start over; null: it ends for good. */
  readonly restartPauseMs: number | null;
  /** False in a process that only runs accounts beside another one that drives the replay. */
  readonly drivesMarket?: boolean;
  /** False where another process is the gateway to the venues. */
  readonly sendsOrders?: boolean;
}

export interface Engine {
  readonly feed: MarketFeed;
  /** Resolves when every account of this process has seen all that is published. */
  caughtUp(timeoutMs: number): Promise<boolean>;
  /** Resolves when everything has been finished and given back. */
  stop(): Promise<void>;
}

export type EngineStart =
  | { readonly ok: true; readonly engine: Engine }
  | { readonly ok: false; readonly error: 'NO_MARKET_DATA' };

/** A stuck account must not hold the market for the others: the replay waits at most this long. */
const WAIT_FOR_ACCOUNTS_MS = 10_000;
const CAUGHT_UP_LOOK_MS = 10;

export async function startEngine(deps: EngineDeps, options: EngineOptions): Promise<EngineStart> {
  const feed = await MarketFeed.open(deps.db.shared, deps.wakeUps);
  if (feed === null) return { ok: false, error: 'NO_MARKET_DATA' };
  await deps.db.directory.releaseLeases(options.owner);
  const engine = new RunningEngine(deps, options, feed);
  return { ok: true, engine };
}

class RunningEngine implements Engine {
  private readonly holder: LeaseHolder;
  private readonly gateway: OrderGateway | null;
  private readonly replay: MarketReplay | null;
  private readonly updates: AccountUpdates;
  private readonly running: Promise<unknown>;
  private stopped: Promise<void> | null = null;

  constructor(
    private readonly deps: EngineDeps,
    options: EngineOptions,
    readonly feed: MarketFeed,
  ) {
    const { db, wakeUps, pubsub, log } = deps;
    const { owner } = options;
    const venue = new PaperVenue(db.tenants, wakeUps);
    this.updates = new AccountUpdates(pubsub, log);
    const clientOrderIds = new ClientOrderIds(deps.orderIdSecret);
    const workerDeps = { ...deps, feed, venue, updates: this.updates, clientOrderIds };
    this.holder = new LeaseHolder(workerDeps, owner);
    this.gateway = options.sendsOrders === false ? null : this.newGateway(venue, owner);
    this.replay = options.drivesMarket === false ? null : this.newReplay(options);
    const market = this.replay?.run() ?? feed.follow();
    this.running = Promise.all([this.holder.run(), this.sendOrders(), market]);
    // Each of the loops handles its own failures; one that ends otherwise is a bug to be seen.
    this.running.catch((error: unknown) => {
      log.error({ err: error }, 'A part of the engine has ended unexpectedly');
    });
  }

  async caughtUp(timeoutMs: number): Promise<boolean> {
    const { monotonic } = this.deps;
    const until = monotonic() + timeoutMs;
    while (!this.holder.allCaughtUp) {
      if (this.stopped !== null || monotonic() > until) return false;
      await new Promise((resolve) => setTimeout(resolve, CAUGHT_UP_LOOK_MS));
    }
    return true;
  }

  stop(): Promise<void> {
    this.stopped ??= this.shutDown();
    return this.stopped;
  }

  /**
   * Accounts are taken first: the gateway holds the lease of an account whose order it looks at, and
   * the look for accounts would pass over it.
   */
  private async sendOrders(): Promise<void> {
    await this.holder.firstLook;
    await this.gateway?.run();
  }

  private newReplay(options: EngineOptions): MarketReplay {
    return new MarketReplay(
      this.feed,
      { ...this.deps, shared: this.deps.db.shared },
      {
        owner: options.owner,
        restartPauseMs: options.restartPauseMs,
        caughtUp: async () => void (await this.caughtUp(WAIT_FOR_ACCOUNTS_MS)),
      },
    );
  }

  private newGateway(venue: PaperVenue, owner: string): OrderGateway {
    const { db } = this.deps;
    return new OrderGateway({
      ...this.deps,
      db: db.tenants,
      directory: db.directory,
      owner,
      venueFor: (mode) => (mode === 'PAPER' ? venue : null),
    });
  }

  /** The market first, so that nothing new begins; then accounts; the gateway ends what it sent. */
  private async shutDown(): Promise<void> {
    this.replay?.stop();
    this.holder.stop();
    this.gateway?.stop();
    this.feed.close();
    await this.running;
    this.updates.close();
  }
}
