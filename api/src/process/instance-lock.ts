/** One running system per home: the file `instance.json` names it by pid and start mark. */
import { closeSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

import { z } from 'zod';

import { homeProblem, type HomePaths } from './home-directory.js';
import { readPrivateJson, writePrivateJson } from './private-file.js';
import { isAlive, startMark } from './process-identity.js';
import { errnoOf, StartProblem } from './start-problem.js';

const schema = z.object({
  pid: z.number().int().positive(),
  startMark: z.string(),
  /** Null while it is still starting. */
  url: z.string().nullable(),
  postgresPort: z.number().int().nullable(),
  startedAt: z.string(),
});
export type Instance = Readonly<z.infer<typeof schema>>;

export interface InstanceLock {
  /** Says where the system answers, once it does. */
  announce(where: { url: string | null; postgresPort: number | null }): void;
  release(): void;
}

/** A lost race against another start is tried again this often before we believe something is odd. */
const ATTEMPTS = 5;

/** Throws a StartProblem that says where the first one runs. */
export function acquireInstanceLock(paths: HomePaths): InstanceLock {
  const own: Instance = {
    pid: process.pid,
    startMark: startMark(process.pid) ?? '',
    url: null,
    postgresPort: null,
    startedAt: new Date().toISOString(),
  };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (createExclusively(paths, own)) return lockHandle(paths, own);
    const holder = runningInstance(paths);
    if (holder !== null) throw alreadyRunning(paths, holder);
    removeAbandoned(paths);
  }
  throw new StartProblem(
    'HOME_UNUSABLE',
    `${paths.instanceFile} changes while we look at it: another start is under way, try again.`,
  );
}

/** The system that runs on this home now, or null. A damaged file names nobody. */
export function runningInstance(paths: HomePaths): Instance | null {
  return readHolder(paths.instanceFile);
}

function readHolder(path: string): Instance | null {
  const found = readPrivateJson(path, schema);
  if (found.state !== 'read') return null;
  const { pid, startMark: mark } = found.value;
  return isAlive(pid) && startMark(pid) === mark ? found.value : null;
}

/**
 * The holder's process is gone. Two starts may see that at once, so the file is first taken under
 * a name of our own and looked at again: should it be the other start's fresh one, it goes back.
 */
function removeAbandoned(paths: HomePaths): void {
  const taken = `${paths.instanceFile}.abandoned.${process.pid}`;
  try {
    renameSync(paths.instanceFile, taken);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw homeProblem(paths.root, error);
  }
  if (readHolder(taken) !== null) linkSync(taken, paths.instanceFile);
  rmSync(taken, { force: true });
}

/** The file appears complete or not at all: written under another name, then linked. */
function createExclusively(paths: HomePaths, own: Instance): boolean {
  const temporary = `${paths.instanceFile}.${own.pid}`;
  try {
    const file = openSync(temporary, 'w', 0o600);
    writeSync(file, `${JSON.stringify(own, null, 2)}\n`);
    closeSync(file);
    linkSync(temporary, paths.instanceFile);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw homeProblem(paths.root, error);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function lockHandle(paths: HomePaths, own: Instance): InstanceLock {
  return {
    announce(where) {
      writePrivateJson(paths.instanceFile, { ...own, ...where });
    },
    release() {
      const holder = readPrivateJson(paths.instanceFile, schema);
      const ours = holder.state === 'read' && holder.value.pid === own.pid;
      if (ours) rmSync(paths.instanceFile, { force: true });
    },
  };
}

function alreadyRunning(paths: HomePaths, holder: Instance): StartProblem {
  const where = holder.url === null ? 'is still starting' : `answers at ${holder.url}`;
  return new StartProblem(
    'ALREADY_RUNNING',
    `Fiducia already runs on ${paths.root}: process ${holder.pid} ${where}. ` +
      'Stop it first, or set FIDUCIA_HOME and --port for a second system.',
  );
}
