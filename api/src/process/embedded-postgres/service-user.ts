/** PostgreSQL refuses to run as root: then it runs as the user `postgres`, made when missing. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { StartProblem } from '../start-problem.js';

export interface ServiceUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** Every group it belongs to, its own included: they decide what it may enter. */
  readonly groups: readonly number[];
}

const NAME = 'postgres';

/** Null when we are not root: the database then runs as whoever started us. */
export function findServiceUser(): ServiceUser | null {
  if (process.getuid?.() !== 0) return null;
  return lookUp() ?? createUser();
}

function lookUp(): ServiceUser | null {
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find((fields) => fields[0] === NAME);
  if (entry === undefined) return null;
  const gid = Number(entry[3]);
  const groups = readFileSync('/etc/group', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields[3]?.split(',').includes(NAME))
    .map((fields) => Number(fields[2]));
  return { name: NAME, uid: Number(entry[2]), gid, groups: [gid, ...groups] };
}

/** The two families of tools there are: shadow-utils and BusyBox. */
const CREATION = [
  ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME],
  ['adduser', '-S', '-D', '-H', '-s', '/sbin/nologin', NAME],
] as const;

function createUser(): ServiceUser {
  for (const [program, ...args] of CREATION) {
    try {
      execFileSync(program, args, { stdio: 'ignore' });
    } catch {
      // The other family's tool is tried next; what counts is whether the user exists at the end.
    }
    const user = lookUp();
    if (user !== null) return user;
  }
  throw new StartProblem(
    'POSTGRES_FAILED',
    `PostgreSQL may not run as root and the user ${NAME} could not be created: ` +
      'start Fiducia as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}
