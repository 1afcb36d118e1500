/** The cluster's files: made by initdb in one piece, recognised, never deleted by us. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { diskFull, homeProblem, type HomePaths } from '../home-directory.js';
import { errnoOf, StartProblem } from '../start-problem.js';
import { POSTGRES_MAJOR, type PostgresBinaries } from './binaries.js';
import type { ServiceUser } from './service-user.js';

export const SUPERUSER = 'fiducia_superuser';
/** A new cluster takes 40 MB, its first write-ahead segments and the demo another 100. */
const NEW_CLUSTER_BYTES = 200 * 1024 * 1024;

export interface ClusterSetup {
  readonly paths: HomePaths;
  readonly binaries: PostgresBinaries;
  readonly user: ServiceUser | null;
  readonly superuserPassword: string;
}

/** Creates the cluster when there is none. True when it is new. */
export async function ensureCluster(setup: ClusterSetup): Promise<boolean> {
  const { paths } = setup;
  if (existsSync(paths.postgresData)) {
    requireIntact(paths);
    return false;
  }
  try {
    // What an interrupted initdb left: renamed only when complete, so no money was ever in it.
    rmSync(paths.postgresUnfinished, { recursive: true, force: true });
    requireSpace(paths);
    await runInitdb(setup);
    renameSync(paths.postgresUnfinished, paths.postgresData);
    return true;
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw homeProblem(paths.root, error);
  }
}

/** Files that every cluster has; without one of them PostgreSQL would stop with less clear words. */
const ESSENTIAL = [
  'PG_VERSION',
  'global/pg_control',
  'base',
  'pg_wal',
  'pg_hba.conf',
  'postgresql.conf',
];

function requireIntact(paths: HomePaths): void {
  const missing = ESSENTIAL.find((name) => !existsSync(join(paths.postgresData, name)));
  if (missing !== undefined) {
    throw new StartProblem(
      'HOME_DAMAGED',
      `The database in ${paths.postgresData} is damaged (${missing} is missing): restore it from a ` +
        `backup, or move ${paths.root} aside to begin anew; nothing was deleted.`,
    );
  }
  const version = readFileSync(join(paths.postgresData, 'PG_VERSION'), 'utf8').trim();
  if (version === POSTGRES_MAJOR) return;
  throw new StartProblem(
    'HOME_DAMAGED',
    `The database in ${paths.postgresData} belongs to PostgreSQL ${version}, this program brings ` +
      `${POSTGRES_MAJOR}: use the Fiducia that wrote it, or another FIDUCIA_HOME; nothing was changed.`,
  );
}

function requireSpace(paths: HomePaths): void {
  const disk = statfsSync(paths.postgres);
  if (disk.bavail * disk.bsize < NEW_CLUSTER_BYTES) throw diskFull(paths.root);
}

async function runInitdb(setup: ClusterSetup): Promise<void> {
  const { paths, user, binaries } = setup;
  const directory = paths.postgresUnfinished;
  const passwordFile = join(paths.postgres, 'initdb.password');
  mkdirSync(directory, { mode: 0o700 });
  writeFileSync(passwordFile, `${setup.superuserPassword}\n`, { mode: 0o600 });
  if (user !== null) {
    chownSync(directory, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  chmodSync(directory, 0o700);
  try {
    await spawnInitdb(binaries.initdb, user, paths.root, [
      `--pgdata=${directory}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      // Text sorts and compares the same on every machine; what people see is sorted by ICU.
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--data-checksums',
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function spawnInitdb(
  program: string,
  user: ServiceUser | null,
  root: string,
  args: readonly string[],
): Promise<void> {
  return new Promise((done, fail) => {
    const identity = user === null ? {} : { uid: user.uid, gid: user.gid };
    const child = spawn(program, args, {
      ...identity,
      cwd: '/',
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
    child.on('error', (error) => fail(initdbProblem(root, errnoOf(error) ?? '', error.message)));
    child.on('close', (code) => {
      if (code === 0) done();
      else fail(initdbProblem(root, '', errors));
    });
  });
}

function initdbProblem(root: string, errno: string, output: string): StartProblem {
  if (errno === 'ENOSPC' || /no space left|disk quota/i.test(output)) return diskFull(root);
  const said = output
    .split('\n')
    .find((line) => /error|fatal/i.test(line))
    ?.trim();
  return new StartProblem(
    'POSTGRES_FAILED',
    `The database could not be created in ${root}: initdb said "${said ?? output.trim()}".`,
  );
}
