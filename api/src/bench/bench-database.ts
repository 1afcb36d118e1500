/** A database for one benchmark: the product's own built-in PostgreSQL in a directory that is removed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '@fiducia/tenants';
import { openHome } from '../process/home-directory.js';
import { LifeCycle } from '../process/life-cycle.js';
import { openSystemDatabase } from '../process/system-database.js';

export interface BenchDatabase {
  readonly db: Database;
  /** Of the role fiducia_app, for the servers' own processes. */
  readonly url: string;
  stop(): Promise<void>;
}

const SILENT = { say: () => undefined, clear: () => undefined };

export async function openBenchDatabase(): Promise<BenchDatabase> {
  const root = mkdtempSync(join(tmpdir(), 'fiducia-bench-'));
  const life = new LifeCycle();
  const stop = async (): Promise<void> => {
    await life.stop(null);
    rmSync(root, { recursive: true, force: true });
  };
  try {
    const { appUrl: url } = await openSystemDatabase(
      { database: { kind: 'embedded' }, homeWasChosen: true, installationSecret: null },
      { paths: openHome(root), life, progress: SILENT },
    );
    const db = await openDatabase({ url });
    life.started('the connections', () => db.close());
    return { db, url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
