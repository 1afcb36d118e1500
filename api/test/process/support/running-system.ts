/** Starts the compiled system as a child process on a home of its own and waits until it is ready. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
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

export interface StartingChild {
  readonly child: ChildProcess;
  readonly stderr: () => string;
  readonly exited: Promise<number | null>;
  /** Rejects with what it said when it ends before it is ready. */
  readonly ready: Promise<ReadyMessage>;
}

export function spawnSystem(
  home: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): StartingChild {
  const port = args.includes('--port') ? [] : ['--port', '0'];
  const child = spawn(process.execPath, [FIDUCIA, 'start', '--json-ready', ...port, ...args], {
    cwd: '/',
    env: childEnvironment({ FIDUCIA_HOME: home, ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const exited = new Promise<number | null>((done) => child.once('close', done));
  const ready = Promise.race([
    firstMessage(child),
    exited.then((code) => Promise.reject(new Error(`exit ${code}: ${said}`))),
  ]);
  ready.catch(() => undefined); // whoever waits for it sees the error
  return { child, stderr: () => said, exited, ready };
}

export async function startSystem(
  home: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningChild> {
  const { child, stderr, exited, ready } = spawnSystem(home, args, env);
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return exited;
  };
  return { ready: await ready, child, stderr, stop };
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
