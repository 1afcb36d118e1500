/** A migrated database on a server of its own, for a benchmark: made in seconds, gone afterwards. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readEnvironment } from '../config/environment.js';
import { readStartOptions } from '../config/start-options.js';
import { openHome } from './home-directory.js';
import { LifeCycle } from './life-cycle.js';
import { listenForStop } from './stop-signals.js';
import { openSystemDatabase } from './system-database.js';

export interface ThrowAwayDatabase {
  /** Of the role fiducia_app. */
  readonly url: string;
  stop(): Promise<void>;
}

/** 128 + SIGINT, as shells count it. */
const INTERRUPTED_EXIT_CODE = 130;
const QUIET = { say: () => undefined, clear: () => undefined };

/** The very server, settings and durability that `fiducia start` uses: what is measured is true. */
export async function startThrowAwayDatabase(): Promise<ThrowAwayDatabase> {
  const base = mkdtempSync(join(tmpdir(), 'fiducia-bench-'));
  chmodSync(base, 0o755); // the database runs as a user of its own when we are root
  const paths = openHome(join(base, '.fiducia'));
  const options = readStartOptions(
    { embedded: true },
    readEnvironment({ FIDUCIA_HOME: paths.root }, base),
    base,
  );
  const life = new LifeCycle();
  const starting = openSystemDatabase(options, { paths, life, progress: QUIET });
  const stop = async () => {
    unlisten();
    life.interrupt();
    await starting.catch(() => undefined); // what it has started is registered by then
    await life.stop(null);
    rmSync(base, { recursive: true, force: true });
  };
  // The server outlives us otherwise: it does not belong to the terminal's process group.
  const end = () => void stop().finally(() => process.exit(INTERRUPTED_EXIT_CODE));
  const unlisten = listenForStop({ first: end, second: end });
  try {
    return { url: (await starting).appUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
