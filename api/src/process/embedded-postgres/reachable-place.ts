/**
 * Root keeps its files where nobody else may enter (/root, a directory of mktemp), and PostgreSQL
 * runs as somebody else: then its programs and its data get a place below /var/lib, which belongs
 * to root and which everybody may enter. Not /tmp: whoever made the directory first could put
 * programs of their own there.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { homeProblem, type HomePaths } from '../home-directory.js';
import { StartProblem } from '../start-problem.js';
import type { PostgresBinaries } from './binaries.js';
import { isReachable, requireReachable } from './reachability.js';
import type { ServiceUser } from './service-user.js';

export const REACHABLE_BASE = '/var/lib/fiducia';

/** The programs themselves, or a copy that the user can run. */
export function reachableBinaries(binaries: PostgresBinaries, user: ServiceUser): PostgresBinaries {
  const native = dirname(dirname(binaries.postgres));
  if (isReachable(dirname(binaries.postgres), user)) return binaries;
  const copy = join(openBase(user), `postgresql-${versionOf(native)}`);
  if (!existsSync(copy)) copyWhole(native, copy);
  const inCopy = (program: string) => join(copy, program.slice(native.length));
  return {
    postgres: inCopy(binaries.postgres),
    initdb: inCopy(binaries.initdb),
    pgCtl: inCopy(binaries.pgCtl),
  };
}

function versionOf(native: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  const version = (manifest as { version?: unknown }).version;
  if (typeof version !== 'string') throw new Error('The PostgreSQL package has no version');
  return version;
}

/** Renamed when complete: a copy that was interrupted is never taken for one. */
function copyWhole(from: string, to: string): void {
  const temporary = mkdtempSync(`${to}.`);
  try {
    cpSync(from, temporary, { recursive: true, verbatimSymlinks: true });
    chmodSync(temporary, 0o755);
    renameSync(temporary, to);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(to)) throw homeProblem(to, error);
  }
}

/**
 * Makes sure that the database's user can reach its directory. A home that somebody chose is never
 * left for another place: that is said instead.
 */
export function placeData(paths: HomePaths, user: ServiceUser, homeWasChosen: boolean): void {
  const isLink = lstatSync(paths.postgres).isSymbolicLink();
  if (isLink || isReachable(paths.postgres, user)) return;
  const isUsed = readdirSync(paths.postgres).length > 0;
  if (homeWasChosen || isUsed) requireReachable(paths.postgres, user, 'its data');
  const place = mkdtempSync(join(openBase(user), 'data-'));
  chmodSync(place, 0o711);
  rmdirSync(paths.postgres);
  symlinkSync(place, paths.postgres);
}

function openBase(user: ServiceUser): string {
  try {
    mkdirSync(REACHABLE_BASE, { recursive: true, mode: 0o755 });
  } catch (error) {
    throw homeProblem(REACHABLE_BASE, error);
  }
  const { uid, mode } = statSync(REACHABLE_BASE);
  if (uid !== 0 || (mode & 0o022) !== 0) {
    throw new StartProblem(
      'HOME_UNREACHABLE',
      `${REACHABLE_BASE} must belong to root and be writable by nobody else: correct it, or set ` +
        'FIDUCIA_HOME to a directory that the user postgres can enter.',
    );
  }
  requireReachable(REACHABLE_BASE, user, 'its data');
  return REACHABLE_BASE;
}
