/** Of the role `jobs`: stored backtests and searches, on threads of this process. */
import { ResearchRetention, ResearchWorker } from '@fiducia/engine';

import { VERSION } from '../cli/version.js';
import { serverThreads, ThreadPool } from '../research/thread-pool.js';
import { ownerName } from './owner-name.js';
import type { SharedParts } from './run-system.js';

/** Runs under way are ended at once and go on at the next start. */
const STOP_MS = 5_000;

export function startResearchPart({ options, engine, life, log }: SharedParts): void {
  const executor = new ThreadPool(serverThreads());
  life.started('the research threads', () => executor.close());
  const worker = new ResearchWorker(
    { ...engine, executor, log: log.logger.child({ part: 'research' }), codeVersion: VERSION },
    ownerName(options.database.kind),
  );
  worker.start();
  const retention = new ResearchRetention({
    ...engine,
    log: log.logger.child({ part: 'retention' }),
  });
  retention.start();
  life.started('the retention of research', () => retention.stop());
  life.started('research', () => worker.stop(), STOP_MS);
}
