/** Starts and stops the built-in PostgreSQL on a free loopback port, independent of the terminal. */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import {
  diskFull,
  homeProblem,
  isDiskFull,
  withPostgresAt,
  type HomePaths,
} from '../home-directory.js';
import { StartProblem } from '../start-problem.js';
import { findPostgresBinaries } from './binaries.js';
import { ensureCluster, SUPERUSER, type ClusterSetup } from './data-directory.js';
import { readPostmasterFile, stopLeftover, stopServer, type LeftoverOutcome } from './leftover.js';
import { placeData, reachableBinaries } from './reachable-place.js';
import { findServiceUser } from './service-user.js';

export interface EmbeddedPostgres {
  readonly port: number;
  readonly pid: number;
  readonly isNew: boolean;
  readonly leftover: LeftoverOutcome;
  /** An address for that role; the password is one of the installation's secrets. */
  url(role: string, password: string, database: string): string;
  readonly superuserUrl: string;
  /** Resolves when the server has ended, wanted or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Recovery after a crash replays the log: seconds, a minute at the very most here. */
const START_MS = 60_000;
const POLL_MS = 10;
/** Between finding a free port and binding it somebody else may take it. */
const PORT_ATTEMPTS = 3;
const LOOPBACK = '127.0.0.1';

export interface EmbeddedPostgresOptions {
  readonly superuserPassword: string;
  /** The data may be placed elsewhere only when nobody said where they belong. */
  readonly homeWasChosen: boolean;
}

/** Throws a StartProblem with one sentence for everything that a machine may do to us here. */
export async function startEmbeddedPostgres(
  home: HomePaths,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { superuserPassword } = options;
  const user = findServiceUser();
  const installed = findPostgresBinaries();
  const binaries = user === null ? installed : reachableBinaries(installed, user);
  if (user !== null) placeData(home, user, options.homeWasChosen);
  const paths = withPostgresAt(home, realpathSync(home.postgres));
  const setup: ClusterSetup = { paths, binaries, user, superuserPassword };
  const isNew = await ensureCluster(setup);
  const leftover = await stopLeftover(paths);
  const running = await startOnFreePort(setup);
  const url = (role: string, password: string, database: string) =>
    `postgres://${role}:${password}@${LOOPBACK}:${running.port}/${database}`;
  return {
    ...running,
    isNew,
    leftover,
    url,
    superuserUrl: url(SUPERUSER, superuserPassword, 'postgres'),
    stop: () => stopServer(running.pid, paths),
  };
}

type Running = Pick<EmbeddedPostgres, 'port' | 'pid' | 'ended'>;

async function startOnFreePort(setup: ClusterSetup): Promise<Running> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const { child, pid } = spawnServer(setup, port);
    const exited = new Promise<void>((done) => child.once('exit', () => done()));
    if (await becomesReady(setup.paths, pid, child)) {
      child.unref();
      return { port, pid, ended: exited };
    }
    const said = lastComplaint(setup.paths);
    const portLost = /could not bind|address already in use/i.test(said);
    if (!portLost || attempt === PORT_ATTEMPTS) throw serverProblem(setup.paths, said);
  }
}

/**
 * Detached, in a process group of its own: Ctrl-C in the terminal must reach us and not the
 * database, which has to live until the engine's last commit. Its messages go into a file and not
 * through us, so that it can still write when we are gone.
 */
function spawnServer(setup: ClusterSetup, port: number): { child: ChildProcess; pid: number } {
  const { paths, user, binaries } = setup;
  let log: number;
  try {
    log = openSync(logFile(paths), 'w', 0o600);
  } catch (error) {
    throw homeProblem(paths.root, error);
  }
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(
    binaries.postgres,
    ['-D', paths.postgresData, '-p', String(port), ...settings],
    {
      ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
      cwd: '/',
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
      detached: true,
    },
  );
  closeSync(log);
  child.on('error', () => undefined); // no pid then, which the next line reports
  if (child.pid === undefined) throw serverProblem(paths, 'its program cannot be run');
  return { child, pid: child.pid };
}

const SETTINGS = {
  listen_addresses: LOOPBACK,
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A session that a dead client left open must not hold locks for ever.
  tcp_keepalives_idle: '30',
  client_connection_check_interval: '5s',
} as const;

async function becomesReady(paths: HomePaths, pid: number, child: ChildProcess): Promise<boolean> {
  const deadline = performance.now() + START_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    const file = readPostmasterFile(paths.postgresData);
    if (file !== null && file.pid === pid && file.ready) return true;
    await delay(POLL_MS);
  }
  await stopServer(pid, paths);
  return false;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, LOOPBACK, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}

function logFile(paths: HomePaths): string {
  return join(paths.logs, 'postgres.log');
}

function lastComplaint(paths: HomePaths): string {
  const lines = readFileSync(logFile(paths), 'utf8').trim().split('\n');
  return lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? '';
}

function serverProblem(paths: HomePaths, said: string): StartProblem {
  // Where nothing can be written, PostgreSQL cannot say so in its log either.
  if (/no space left|disk quota/i.test(said) || isDiskFull(paths.postgres)) {
    return diskFull(paths.root);
  }
  if (/could not (open|read|access)|invalid|corrupt|checkpoint|control file/i.test(said)) {
    return new StartProblem(
      'HOME_DAMAGED',
      `The database in ${paths.postgresData} cannot be opened (PostgreSQL said "${said.trim()}"): ` +
        `restore it from a backup, or move ${paths.root} aside to begin anew; nothing was deleted.`,
    );
  }
  return new StartProblem(
    'POSTGRES_FAILED',
    `The built-in PostgreSQL did not start (it said "${said.trim()}"): see ${logFile(paths)}.`,
  );
}
