/** From flags to a running system and back: options, start, ready line, signals, clean end. */
import { paint, print } from '../cli/terminal.js';
import { readEnvironment } from '../config/environment.js';
import { readStartOptions, type StartFlags, type StartOptions } from '../config/start-options.js';
import { openHome, type HomePaths } from './home-directory.js';
import { LifeCycle, StartInterrupted } from './life-cycle.js';
import { openLog, type ProcessLog } from './logger.js';
import { loggedProgress, terminalProgress } from './progress.js';
import { renderReady } from './ready-line.js';
import type { RunningSystem } from './run-system.js';
import { stopWhenAsked } from './stop-when-asked.js';

/** Resolves when the system has stopped; throws a StartProblem when it could not start. */
export async function startCommand(flags: StartFlags): Promise<void> {
  const cwd = process.cwd();
  const options = readStartOptions(flags, readEnvironment(process.env, cwd), cwd);
  const paths = openHome(options.home);
  const log = openLog(paths, options);
  const life = new LifeCycle();
  const started = start(options, paths, log, life);
  const stopped = stopWhenAsked(life, log, started);
  try {
    await started;
  } catch (error) {
    if (!(error instanceof StartInterrupted)) {
      log.logger.error({ err: error }, 'process.start-failed');
      await life.stop(log.logger);
      stopped.forget();
      throw error;
    }
  }
  await stopped.done;
}

async function start(
  options: StartOptions,
  paths: HomePaths,
  log: ProcessLog,
  life: LifeCycle,
): Promise<void> {
  const startedAt = performance.now();
  const progress = loggedProgress(terminalProgress(), log.logger);
  try {
    // Loaded only now: a wrong option is answered before the whole system is read from disk.
    const { runSystem } = await import('./run-system.js');
    const system = await runSystem(options, { paths, log, life, progress });
    progress.clear();
    announce({ options, paths, log, system, startedInMs: performance.now() - startedAt });
  } finally {
    progress.clear();
  }
}

interface Announcement {
  readonly options: StartOptions;
  readonly paths: HomePaths;
  readonly log: ProcessLog;
  readonly system: RunningSystem;
  readonly startedInMs: number;
}

function announce({ options, paths, log, system, startedInMs }: Announcement): void {
  const ms = Math.round(startedInMs);
  log.logger.info({ startedInMs: ms, roles: options.roles }, 'process.ready');
  const { demo, url, market } = system;
  if (options.jsonReady) {
    const graphql = url === null ? null : `${url}/graphql`;
    const demoFile = demo === null ? null : paths.demoFile;
    const { root: home } = paths;
    const ready = {
      event: 'ready',
      pid: process.pid,
      url,
      graphql,
      home,
      demoFile,
      startedInMs: ms,
    };
    print(JSON.stringify(ready));
    return;
  }
  const database =
    options.database.kind === 'embedded'
      ? `built-in PostgreSQL in ${paths.root}`
      : 'PostgreSQL of DATABASE_URL';
  const facts = { url, market, database, logFile: log.file, demo, startedInMs };
  print(renderReady(facts, (title) => paint(['bold', 'green'], title)));
}
