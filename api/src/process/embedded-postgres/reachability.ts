/** Can another user enter this directory? Asked before initdb fails with a bare EACCES. */
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

import { StartProblem } from '../start-problem.js';
import type { ServiceUser } from './service-user.js';

export function isReachable(path: string, user: ServiceUser): boolean {
  return firstClosedDirectory(path, user) === null;
}

/** Throws a StartProblem naming the first directory on the way that the user may not enter. */
export function requireReachable(path: string, user: ServiceUser, what: string): void {
  const closed = firstClosedDirectory(path, user);
  if (closed === null) return;
  const mode = (statSync(closed).mode & 0o7777).toString(8).padStart(4, '0');
  throw new StartProblem(
    'HOME_UNREACHABLE',
    `The directory ${closed} (mode ${mode}) is closed to the user ${user.name}, as whom the ` +
      `built-in PostgreSQL runs because you are root, and ${what} lies inside: allow it with ` +
      `chmod o+x ${closed}, set FIDUCIA_HOME to a directory that it can enter, such as ` +
      '/var/lib/fiducia, or start Fiducia as an ordinary user.',
  );
}

function firstClosedDirectory(path: string, user: ServiceUser): string | null {
  const chain: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    chain.unshift(at);
    if (dirname(at) === at) break;
  }
  return chain.find((directory) => !maySearch(directory, user)) ?? null;
}

/** POSIX picks one class, owner before group before others, even when a later one would allow. */
function maySearch(directory: string, user: ServiceUser): boolean {
  const stat = statSync(directory);
  if (stat.uid === user.uid) return (stat.mode & 0o100) !== 0;
  if (user.groups.includes(stat.gid)) return (stat.mode & 0o010) !== 0;
  return (stat.mode & 0o001) !== 0;
}
