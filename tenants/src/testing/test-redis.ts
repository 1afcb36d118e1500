/** A Redis for tests: the one at REDIS_URL, else a throw-away server where one is installed. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { freePort } from './free-port.js';

const START_ATTEMPTS = 5;

export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
  /** Null for a server that is not ours to stop. */
  readonly process: ChildProcess | null;
}

/** Why the tests on Redis are skipped; empty when they are not. */
export function redisMissing(): string {
  return process.env['REDIS_URL'] !== undefined || findProgram() !== null
    ? ''
    : ' (skipped: set REDIS_URL, or install redis-server)';
}

export async function startTestRedis(port?: number): Promise<TestRedis> {
  const url = process.env['REDIS_URL'];
  if (url !== undefined && port === undefined) {
    return { url, process: null, stop: () => Promise.resolve() };
  }
  const program = findProgram();
  if (program === null) throw new Error('There is no redis-server on the path');
  if (port !== undefined) return startServer(program, port);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startServer(program, await freePort());
    } catch (error) {
      // Somebody else may have been faster to the port.
      if (attempt === START_ATTEMPTS) throw error;
    }
  }
}

async function startServer(program: string, port: number): Promise<TestRedis> {
  const directory = await mkdtemp(join(tmpdir(), 'fiducia-test-redis-'));
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', directory];
  const child = spawn(program, [...flags, '--appendonly', 'no'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('Ready to accept connections')) resolve();
    });
    child.once('exit', () => {
      reject(new Error('redis-server ended at once'));
    });
  });
  return {
    url: `redis://127.0.0.1:${String(port)}`,
    process: child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGKILL');
        await ended;
      }
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function findProgram(): string | null {
  const places = (process.env['PATH'] ?? '').split(delimiter);
  const found = places.map((place) => join(place, 'redis-server')).find((path) => existsSync(path));
  return found ?? null;
}
