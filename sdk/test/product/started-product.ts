/** Starts the compiled product on a home of its own, as `npm start` does, and finds its demo. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { createClient } from '../../src/index.js';

/** The demo's history is passed over until here; a slow machine is shown before it is. */
const REPLAY_BEGINS = '2007-01-03';
const LOOK_EVERY_MS = 200;

const PROGRAM = fileURLToPath(new URL('../../../api/bin/fiducia.mjs', import.meta.url));

export interface DemoPartner {
  readonly slug: string;
  readonly name: string;
  /** Reads, trades and halts. */
  readonly apiKey: string;
  readonly apiKeys: readonly { readonly key: string; readonly scopes: readonly string[] }[];
  readonly users: readonly { readonly email: string; readonly role: string }[];
  readonly accounts: readonly { readonly id: string }[];
}

export interface StartedProduct {
  readonly url: string;
  readonly home: string;
  readonly password: string;
  readonly totpSecret: string;
  readonly partners: readonly [DemoPartner, DemoPartner];
  /** Ends it and starts it again on the same home and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startProduct(): Promise<StartedProduct> {
  const base = mkdtempSync(join(tmpdir(), 'fiducia-sdk-'));
  // The embedded database runs as a user of its own when the test runs as root.
  chmodSync(base, 0o755);
  const home = join(base, '.fiducia');
  let running = await run(home, '0');
  const { port } = new URL(running.url);
  const demo = JSON.parse(readFileSync(join(home, 'demo.json'), 'utf8')) as {
    readonly password: string;
    readonly totpSecret: string;
    readonly partners: StartedProduct['partners'];
  };
  const [{ apiKey }] = demo.partners;
  while (await passesOverHistory(running.url, apiKey)) await delay(LOOK_EVERY_MS);
  return {
    url: running.url,
    home,
    password: demo.password,
    totpSecret: demo.totpSecret,
    partners: demo.partners,
    async restart() {
      await end(running.child);
      running = await run(home, port);
    },
    async stop() {
      await end(running.child);
      rmSync(base, { recursive: true, force: true });
    },
  };
}

/** While an account does, what it has now is not what it has in a second. */
async function passesOverHistory(url: string, apiKey: string): Promise<boolean> {
  const accounts = await createClient({ url, apiKey })
    .accounts.list({ status: 'ACTIVE' })
    .toArray();
  return accounts.some(({ marketTime }) => (marketTime ?? '') < REPLAY_BEGINS);
}

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

/** Rejects with what it said when it ends before it is ready. */
function run(home: string, port: string): Promise<Running> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [PROGRAM, 'start', '--json-ready', '--port', port], {
    cwd: '/',
    env: { PATH, HOME, FIDUCIA_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (stderr += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The product ended with ${code}: ${stderr}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += String(chunk);
      const line = stdout.split('\n').find((one) => one.startsWith('{'));
      if (line === undefined || !stdout.includes('\n')) return;
      resolve({ child, url: (JSON.parse(line) as { readonly url: string }).url });
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
