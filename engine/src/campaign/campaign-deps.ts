/** An engine's dependencies on a database of the campaign's own. */
import { createHash } from 'node:crypto';
import { createEphemeralStores, openDatabase, systemClock } from '@fiducia/tenants';
import type { EngineDeps } from '../runtime/engine-deps.js';
import { silentLog } from '../runtime/engine-log.js';
import { WakeUps } from '../runtime/wake-ups.js';
import { builtInStrategies } from '../strategies/built-in-strategies.js';

export interface CampaignDeps {
  readonly deps: EngineDeps;
  close(): Promise<void>;
}

/** The database is thrown away afterwards: nothing has to be kept secret in it. */
const ORDER_ID_SECRET = createHash('sha256').update('kill campaign').digest();

export async function openCampaignDeps(url: string): Promise<CampaignDeps> {
  const quiet = { warn: () => undefined };
  const db = await openDatabase({ url, applicationName: 'fiducia-kills', log: quiet });
  const stores = await createEphemeralStores({ log: quiet });
  const wakeUps = new WakeUps();
  await wakeUps.connect(db);
  const deps: EngineDeps = {
    db,
    clock: systemClock,
    monotonic: () => performance.now(),
    pubsub: stores.pubSub,
    wakeUps,
    strategies: builtInStrategies(),
    log: silentLog,
    orderIdSecret: ORDER_ID_SECRET,
  };
  return {
    deps,
    async close() {
      await stores.close();
      await db.close();
    },
  };
}
