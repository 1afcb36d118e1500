/** A throw-away PostgreSQL server for one test run, on a free port and in a directory of its own. */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { findPostgresPrograms } from './embedded-binaries.js';
import type { PostgresPrograms } from './embedded-binaries.js';
import { freePort } from './free-port.js';

const run = promisify(execFile);

export interface TestServer {
  /** Of the superuser, database `postgres`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root, so under root it runs as this user. */
const SERVICE_USER = 'postgres';
const DIRECTORY_PREFIX = 'fiducia-test-pg-';
const START_ATTEMPTS = 5;
const START_TIMEOUT_MS = 30_000;
const READY_MESSAGE = 'database system is ready to accept connections';

interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/** Speed over durability: nothing of a test run outlives it. */
const SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'shared_buffers=128MB',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
];

export async function startEmbeddedServer(): Promise<TestServer> {
  await removeLeftovers();
  const identity = process.getuid?.() === 0 ? await serviceIdentity() : null;
  const programs = await findPostgresPrograms(identity !== null);
  const home = await mkdtemp(join(tmpdir(), DIRECTORY_PREFIX));
  await chmod(home, 0o755);
  await writeFile(join(home, 'owner.pid'), String(process.pid));
  const password = randomBytes(18).toString('base64url');
  const data = join(home, 'data');
  await initialise(programs, { home, data, password, identity });
  const { child, port } = await startOnFreePort(programs, data, identity);
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${String(port)}/postgres`,
    async stop() {
      await stopChild(child);
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function serviceIdentity(): Promise<Identity> {
  const known = await readIdentity();
  if (known !== null) return known;
  // Two test runs may create the user at once: one of them fails, and then finds it.
  await run('useradd', ['--system', '--no-create-home', SERVICE_USER]).catch(() => undefined);
  const created = await readIdentity();
  if (created !== null) return created;
  throw new Error('PostgreSQL needs an unprivileged user: create one named postgres');
}

async function readIdentity(): Promise<Identity | null> {
  try {
    const uid = await run('id', ['-u', SERVICE_USER]);
    const gid = await run('id', ['-g', SERVICE_USER]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function initialise(
  programs: PostgresPrograms,
  options: { home: string; data: string; password: string; identity: Identity | null },
): Promise<void> {
  const { home, data, password, identity } = options;
  await mkdir(data, { mode: 0o700 });
  const passwordFile = join(home, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (identity !== null) {
    await chown(data, identity.uid, identity.gid);
    await chown(passwordFile, identity.uid, identity.gid);
  }
  const flags = ['--auth=scram-sha-256', '--username=postgres', '--encoding=UTF8'];
  const place = [`--pgdata=${data}`, `--pwfile=${passwordFile}`, '--locale=C', '--no-sync'];
  await run(programs.initdb, [...flags, ...place], { ...identity, cwd: '/' });
  await rm(passwordFile);
}

/** The port is free when asked for, and may be taken a moment later by another test run. */
async function startOnFreePort(
  programs: PostgresPrograms,
  data: string,
  identity: Identity | null,
): Promise<{ child: ChildProcess; port: number }> {
  let failure: unknown;
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt += 1) {
    const port = await freePort();
    try {
      const flags = SETTINGS.flatMap((setting) => ['-c', setting]);
      const child = spawn(programs.postgres, ['-D', data, '-p', String(port), ...flags], {
        ...identity,
        cwd: '/',
        // A group of its own: Ctrl-C reaches the tests first, and they stop the server.
        detached: true,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      await ready(child);
      return { child, port };
    } catch (error) {
      failure = error;
    }
  }
  throw new Error('The test PostgreSQL did not start', { cause: failure });
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => {
      reject(new Error(`PostgreSQL was not ready in time: ${output}`));
    }, START_TIMEOUT_MS);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      // Read to the end, or a full pipe would stop the server; kept only until it is ready.
      if (output !== READY_MESSAGE) output += text;
      if (output.includes(READY_MESSAGE)) {
        output = READY_MESSAGE;
        clearTimeout(timer);
        resolve();
      }
    });
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`PostgreSQL ended at once: ${output}`));
    });
  });
}

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    // Immediate shutdown: there is nothing to save.
    child.kill('SIGQUIT');
  });
}

/** Servers of test runs that were killed before they could stop them. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(DIRECTORY_PREFIX)) continue;
    const home = join(tmpdir(), name);
    const owner = await readPid(join(home, 'owner.pid'));
    if (owner === null || isAlive(owner)) continue;
    const server = await readPid(join(home, 'data', 'postmaster.pid'));
    if (server !== null && (await isServerOf(server, home))) process.kill(server, 'SIGQUIT');
    await rm(home, { recursive: true, force: true, maxRetries: 10 });
  }
}

async function readPid(path: string): Promise<number | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 1 ? pid : null;
}

/** A pid may have been given to another program since: ask what it runs. */
async function isServerOf(pid: number, home: string): Promise<boolean> {
  const command = await readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => '');
  return command.includes(home);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
