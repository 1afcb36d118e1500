/** Starts the compiled system as a child process on a home of its own and waits until it is ready. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { DemoFile } from '../../../src/demo/demo-file.js';
import { homePaths } from '../../../src/process/home-directory.js';
import { stopLeftover } from '../../../src/process/embedded-postgres/leftover.js';
import { childEnvironment, FIDUCIA } from './run-command.js';

export interface ReadyMessage {
  readonly url: string;
  readonly graphql: string;
  readonly pid: number;
  readonly startedInMs: number;
}

export interface RunningChild {
  readonly ready: ReadyMessage;
  readonly child: ChildProcess;
  readonly stderr: () => string;
  /** Asks it to stop and resolves with its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A directory that the database's own user can reach too. */
export function temporaryBase(): { base: string; home: string; remove: () => Promise<void> } {
  const base = mkdtempSync(join(tmpdir(), 'fiducia-system-'));
  chmodSync(base, 0o755);
  const home = join(base, '.fiducia');
  const remove = async () => {
    await stopLeftover(homePaths(home));
    rmSync(base, { recursive: true, force: true });
  };
  return { base, home, remove };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Rejects with what it said when it ends before it is ready. */
export async function startSystem(
  home: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningChild> {
  const child = spawn(
    process.execPath,
    [
      FIDUCIA,
      'start',
      '--json-ready',
      ...(args.includes('--port') ? [] : ['--port', '0']),
      ...args,
    ],
    {
      cwd: '/',
      env: childEnvironment({ FIDUCIA_HOME: home, ...env }),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  const ready = await Promise.race([
    firstMessage(child),
    exited.then((code) => Promise.reject(new Error(`exit ${code}: ${stderr}`))),
  ]);
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return exited;
  };
  return { ready, child, stderr: () => stderr, stop };
}

function firstMessage(child: ChildProcess): Promise<ReadyMessage> {
  return new Promise((done) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const end = text.indexOf('\n');
      if (end >= 0) done(JSON.parse(text.slice(0, end)) as ReadyMessage);
    });
  });
}

export function demoOf(home: string): DemoFile {
  return JSON.parse(readFileSync(homePaths(home).demoFile, 'utf8')) as DemoFile;
}

/** One GraphQL request over plain fetch: what any program does. */
export async function graphql(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  authorization?: string,
): Promise<{ data: Record<string, never>; errors?: readonly unknown[] }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(authorization === undefined ? {} : { authorization: `Bearer ${authorization}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()) as { data: Record<string, never>; errors?: readonly unknown[] };
}
