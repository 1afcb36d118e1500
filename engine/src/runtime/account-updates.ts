/** Tells subscribers that an account has moved: at once on its own channel, thinned on the overview. */
import type { PubSub } from '@fiducia/tenants';
import { accountUpdateOf } from '../accounts/account-update.js';
import type { AccountUpdate } from '../accounts/account-update.js';
import { accountChannel, overviewChannel } from '../accounts/channels.js';
import type { AccountKey } from '../projections/projection.js';
import type { EngineLog } from './engine-log.js';
import type { RunningAccount } from './running-account.js';

/** Four times a second is as fast as a person reads an overview. */
const OVERVIEW_EVERY_MS = 250;

interface Waiting {
  latest: AccountUpdate | null;
  readonly timer: NodeJS.Timeout;
}

export class AccountUpdates {
  private readonly waiting = new Map<string, Waiting>();

  constructor(
    private readonly pubsub: PubSub,
    private readonly log: EngineLog,
  ) {}

  announce(account: RunningAccount): void {
    const { key, clientId, startingCash } = account.terms;
    const update = accountUpdateOf({ ...account.figures, ...key, clientId, startingCash });
    this.publish(accountChannel(key), update);
    this.announceInOverview(key, update);
  }

  close(): void {
    for (const { timer } of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
  }

  /** The first one goes out at once, then the newest one each time the pause is over. */
  private announceInOverview(key: AccountKey, update: AccountUpdate): void {
    const known = this.waiting.get(key.accountId);
    if (known !== undefined) {
      known.latest = update;
      return;
    }
    this.publish(overviewChannel(key.tenantId), update);
    const timer = setTimeout(() => {
      const latest = this.waiting.get(key.accountId)?.latest ?? null;
      this.waiting.delete(key.accountId);
      if (latest !== null) this.announceInOverview(key, latest);
    }, OVERVIEW_EVERY_MS);
    this.waiting.set(key.accountId, { latest: null, timer });
  }

  private publish(channel: string, update: AccountUpdate): void {
    // Who misses a message reads the journal: what is lost here is only speed.
    this.pubsub.publish(channel, JSON.stringify(update)).catch((error: unknown) => {
      this.log.warn({ err: error, channel }, 'An account update could not be published');
    });
  }
}
