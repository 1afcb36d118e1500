/** A PostgreSQL that outlived its Fiducia (kill -9): found by its pid file, proved ours, stopped. */
import { readdirSync, readFileSync, realpathSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { HomePaths } from '../home-directory.js';
import { commandLine, isAlive, workingDirectory } from '../process-identity.js';
import { errnoOf, StartProblem } from '../start-problem.js';

/** A fast shutdown ends sessions and writes a checkpoint: seconds on a slow disk. */
const FAST_STOP_MS = 10_000;
/** An immediate one only ends processes; the next start recovers from the log, nothing is lost. */
const IMMEDIATE_STOP_MS = 5_000;
const POLL_MS = 20;

export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** `postmaster.pid`, whose lines PostgreSQL fixes in miscadmin.h; null when there is none. */
export function readPostmasterFile(dataDirectory: string): PostmasterFile | null {
  let lines: string[];
  try {
    lines = readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid < 2) return null;
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' };
}

export type LeftoverOutcome = 'NONE' | 'STOPPED' | 'STALE_FILE';

/** Throws a StartProblem when it is ours and does not end. Touches no process that is not ours. */
export async function stopLeftover(paths: HomePaths): Promise<LeftoverOutcome> {
  const file = readPostmasterFile(paths.postgresData);
  if (file === null) return 'NONE';
  if (isAlive(file.pid) && belongsTo(file.pid, paths.postgresData)) {
    await stopServer(file.pid, paths);
    return 'STOPPED';
  }
  await waitForBackends(paths);
  if (!isAlive(file.pid)) return 'STALE_FILE';
  // The number now names a stranger; PostgreSQL would take it for a running server and refuse.
  const pidFile = join(paths.postgresData, 'postmaster.pid');
  renameSync(pidFile, `${pidFile}.stale`);
  return 'STALE_FILE';
}

/** Asks for a fast stop, then an immediate one; both leave every committed row. */
export async function stopServer(pid: number, paths: HomePaths): Promise<void> {
  if (await signalAndWait(pid, 'SIGINT', FAST_STOP_MS)) return;
  if (await signalAndWait(pid, 'SIGQUIT', IMMEDIATE_STOP_MS)) return;
  throw new StartProblem(
    'POSTGRES_FAILED',
    `The PostgreSQL of ${paths.root} (process ${pid}) does not stop: ` +
      `look at ${join(paths.logs, 'postgres.log')}, stop that process and start again.`,
  );
}

async function signalAndWait(pid: number, signal: NodeJS.Signals, ms: number): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errnoOf(error) === 'ESRCH') return true;
    throw error;
  }
  const deadline = performance.now() + ms;
  while (performance.now() < deadline) {
    if (!isAlive(pid)) return true;
    await delay(POLL_MS);
  }
  return false;
}

/** A postmaster works in its data directory and was started with it by `-D`. */
function belongsTo(pid: number, dataDirectory: string): boolean {
  const real = realpathSync(dataDirectory);
  const cwd = workingDirectory(pid);
  if (cwd !== null) return cwd === real;
  const command = commandLine(pid) ?? '';
  return command.includes('postgres') && command.includes(`-D ${dataDirectory}`);
}

/** Backends of a killed postmaster notice within moments; starting beside them could damage data. */
async function waitForBackends(paths: HomePaths): Promise<void> {
  const deadline = performance.now() + IMMEDIATE_STOP_MS;
  while (performance.now() < deadline) {
    if (processesIn(paths.postgresData).length === 0) return;
    await delay(POLL_MS);
  }
  const pids = processesIn(paths.postgresData).join(', ');
  throw new StartProblem(
    'POSTGRES_FAILED',
    `Processes of a PostgreSQL that was killed still use ${paths.postgresData} (${pids}): ` +
      'end them and start again.',
  );
}

/** Pids that work inside the directory; empty where the system does not tell (no /proc). */
function processesIn(directory: string): readonly number[] {
  const real = realpathSync(directory);
  try {
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => Number.isInteger(pid) && workingDirectory(pid) === real);
  } catch {
    return [];
  }
}
