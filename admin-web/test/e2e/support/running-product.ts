/** Starts the whole product as a person does, on a home of its own, and stops it again. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { codesOf } from './one-time-codes.js';

const FIDUCIA = fileURLToPath(new URL('../../../../api/bin/fiducia.mjs', import.meta.url));

/** What the tests read of `demo.json`. */
export interface DemoPartner {
  readonly slug: string;
  readonly name: string;
  readonly host: string;
  readonly users: readonly {
    readonly email: string;
    readonly name: string;
    readonly role: string;
  }[];
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly client: string;
  }[];
}

export interface RunningProduct {
  /** The portal under a partner's own host name. */
  readonly urlOf: (partner: DemoPartner) => string;
  readonly partner: (slug: string) => DemoPartner;
  readonly password: string;
  /** A code of the demo's second factor that this person has not used yet; waits for one if need be. */
  readonly nextCode: (email: string) => Promise<string>;
  /** Sessions of people whose windows have closed, by partner and role: see `Portal.enter`. */
  readonly sessions: Map<string, SessionState>;
  /** Where everything of it lies, the outbox of mails included. */
  readonly home: string;
  readonly stop: () => Promise<void>;
}

type SessionState = Awaited<ReturnType<BrowserContext['storageState']>>;

interface Ready {
  readonly event: 'ready';
  readonly url: string;
  readonly demoFile: string;
}

interface Demo {
  readonly password: string;
  readonly totpSecret: string;
  readonly partners: readonly DemoPartner[];
}

/** A market at its beginning that hardly moves: for what has nothing to do with prices. */
export const QUIET_MARKET = ['--speed', '0.2', '--from', '2000-02-01'] as const;

/**
 * Adler Core Growth has positions for the ten minutes that three hundred bars take, so that the
 * figures move however late a busy machine looks at them.
 */
export const INVESTED_MARKET = ['--speed', '0.5', '--from', '2003-06-02'] as const;

/** `environment`: further variables of the process, e.g. FIDUCIA_ENVIRONMENT. */
export async function startProduct(
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningProduct> {
  const base = mkdtempSync(join(tmpdir(), 'fiducia-portal-'));
  // The built-in database runs as a user of its own, which must get through to its directory.
  chmodSync(base, 0o755);
  const child = spawn(
    process.execPath,
    [FIDUCIA, 'start', '--embedded', '--json-ready', '--port', '0', ...args],
    {
      cwd: '/',
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        FIDUCIA_HOME: join(base, 'home'),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ready = await readyMessage(child);
  const demo = JSON.parse(readFileSync(ready.demoFile, 'utf8')) as Demo;
  const { port } = new URL(ready.url);
  return {
    password: demo.password,
    home: join(base, 'home'),
    sessions: new Map(),
    nextCode: codesOf(demo.totpSecret),
    urlOf: (partner) => `http://${partner.host}:${port}`,
    partner: (slug) => {
      const partner = demo.partners.find((one) => one.slug === slug);
      if (!partner) throw new Error(`The demo has no partner ${slug}`);
      return partner;
    },
    stop: async () => {
      await ended(child);
      rmSync(base, { recursive: true, force: true });
    },
  };
}

function readyMessage(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    let out = '';
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const line = out.split('\n').find((text) => text.includes('"ready"'));
      if (line !== undefined && out.includes('\n')) resolve(JSON.parse(line) as Ready);
    });
    child.on('exit', (code) => reject(new Error(`fiducia start ended with ${code}: ${said}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
