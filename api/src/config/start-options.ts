/** What `fiducia start` was asked for, from flags and environment, as one frozen object. */
import { resolve } from 'node:path';

import { z } from 'zod';

import { StartProblem } from '../process/start-problem.js';
import type { Environment } from './environment.js';

export const ROLES = ['gateway', 'engine', 'jobs'] as const;
export type ProcessRole = (typeof ROLES)[number];

export const DEFAULT_PORT = 4000;
/** Only this machine, until somebody asks for more: the demo's passwords are well known. */
export const DEFAULT_HOST = '127.0.0.1';
/** One trading day per second: a year of the demo passes in about four minutes. */
export const DEFAULT_SPEED = 1;
/** Above this many bars a second the pacing timer costs more than it paces; ask for `max`. */
export const MAX_SPEED = 1000;

const decimal = z.string().regex(/^\d{1,12}(\.\d{1,12})?$/, 'takes a positive decimal number');

const flags = z.strictObject({
  roles: z.string().optional(),
  speed: z.string().optional(),
  port: z.string().optional(),
  host: z.string().optional(),
  embedded: z.boolean().optional(),
  bars: z.array(z.string()).optional(),
  symbol: z.string().optional(),
  tick: decimal.optional(),
  lot: decimal.optional(),
  quote: z.array(z.string()).optional(),
  corporateActions: z.array(z.string()).optional(),
  from: z.string().optional(),
  demo: z.boolean().optional(),
  jsonReady: z.boolean().optional(),
});
export type StartFlags = z.input<typeof flags>;

export interface BarsFileOptions {
  /** A series each. */
  readonly paths: readonly string[];
  /** Symbol, tick and lot are those of a single file. */
  readonly symbol: string | null;
  readonly tick: string | null;
  readonly lot: string | null;
  /** Currency of prices by symbol; without it a pair's name tells it, and else it is USD. */
  readonly quotes: ReadonlyMap<string, string>;
  /** Files of splits and dividends. */
  readonly corporateActions: readonly string[];
}

export interface StartOptions {
  readonly roles: readonly ProcessRole[];
  readonly speed: number | 'max';
  readonly port: number;
  readonly host: string;
  readonly database:
    | { readonly kind: 'embedded' }
    | { readonly kind: 'external'; readonly appUrl: string; readonly ownerUrl: string | null };
  readonly bars: BarsFileOptions | null;
  /** UTC milliseconds: the replay fast-forwards up to here; null leaves it to the market data. */
  readonly fastForwardToMs: number | null;
  /** The demo's passwords are known to everyone: beside real data it has to be asked for. */
  readonly demo: boolean;
  readonly jsonReady: boolean;
  readonly home: string;
  readonly homeWasChosen: boolean;
  readonly redisUrl: string | null;
  readonly logLevel: Environment['logLevel'];
  readonly logTo: Environment['logTo'];
  readonly installationSecret: string | null;
  readonly keys: Environment['keys'];
  readonly audit: Environment['audit'];
  readonly mail: Pick<Environment, 'smtpUrl' | 'mailFrom'>;
  /** How the outside reaches the gateway, and what it may ask. */
  readonly outside: Pick<
    Environment,
    'environment' | 'publicUrl' | 'allowedOrigins' | 'trustedProxies'
  >;
}

/** Throws a StartProblem that names the option and what it takes. */
export function readStartOptions(input: StartFlags, env: Environment, cwd: string): StartOptions {
  const parsed = flags.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw wrong(`--${String(issue?.path[0] ?? '')}`, issue?.message ?? 'has a wrong value');
  }
  const given = parsed.data;
  return Object.freeze<StartOptions>({
    roles: readRoles(given.roles),
    speed: readSpeed(given.speed),
    port: readPort(given.port) ?? env.port ?? DEFAULT_PORT,
    host: given.host ?? env.host ?? DEFAULT_HOST,
    database: readDatabase(given.embedded ?? false, env),
    bars: readBars(given, cwd),
    fastForwardToMs: readFrom(given.from),
    demo: given.demo ?? (env.databaseUrl === null && !env.production),
    jsonReady: given.jsonReady ?? false,
    home: env.home,
    homeWasChosen: env.homeWasChosen,
    redisUrl: env.redisUrl,
    logLevel: env.logLevel,
    logTo: env.logTo,
    installationSecret: env.installationSecret,
    keys: env.keys,
    audit: env.audit,
    mail: { smtpUrl: env.smtpUrl, mailFrom: env.mailFrom },
    outside: {
      environment: env.environment,
      publicUrl: env.publicUrl,
      allowedOrigins: env.allowedOrigins,
      trustedProxies: env.trustedProxies,
    },
  });
}

function readRoles(value: string | undefined): readonly ProcessRole[] {
  if (value === undefined) return ROLES;
  const asked = value.split(',').map((role) => role.trim());
  for (const role of asked) {
    if (!(ROLES as readonly string[]).includes(role)) {
      throw wrong('--roles', `takes a list of ${ROLES.join(', ')} and not "${role}"`);
    }
  }
  return ROLES.filter((role) => asked.includes(role));
}

function readSpeed(value: string | undefined): number | 'max' {
  if (value === undefined) return DEFAULT_SPEED;
  if (value === 'max') return 'max';
  const speed = /^\d+(\.\d+)?$/.test(value) ? Number(value) : NaN;
  if (speed > 0 && speed <= MAX_SPEED) return speed;
  throw wrong('--speed', `takes bars per second, above 0 and up to ${MAX_SPEED}, or max`);
}

function readPort(value: string | undefined): number | null {
  if (value === undefined) return null;
  const port = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  if (port <= 65_535) return port;
  throw wrong('--port', 'takes a port number from 0 to 65535 (0 picks a free one)');
}

/** `--embedded` beside DATABASE_URL is a contradiction about where the money is: never guessed. */
function readDatabase(embedded: boolean, env: Environment): StartOptions['database'] {
  if (env.databaseUrl === null) {
    if (env.databaseOwnerUrl === null) return { kind: askedForEmbedded(embedded, env) };
    throw new StartProblem(
      'CONFIG_INVALID',
      'DATABASE_OWNER_URL is set without DATABASE_URL: set both for your own PostgreSQL, or neither.',
    );
  }
  if (embedded) {
    throw new StartProblem(
      'CONFIG_INVALID',
      '--embedded asks for the built-in PostgreSQL while DATABASE_URL names another: drop one of them.',
    );
  }
  return { kind: 'external', appUrl: env.databaseUrl, ownerUrl: env.databaseOwnerUrl };
}

/** The built-in PostgreSQL is for a look and for development; production has to ask for it. */
function askedForEmbedded(embedded: boolean, env: Environment): 'embedded' {
  if (embedded || !env.production) return 'embedded';
  throw new StartProblem(
    'CONFIG_INVALID',
    'NODE_ENV is production and DATABASE_URL is not set: set it to your PostgreSQL, ' +
      'or ask for the built-in one with --embedded.',
  );
}

const ABOUT_ONE_FILE = [
  ['--symbol', 'symbol'],
  ['--tick', 'tick'],
  ['--lot', 'lot'],
] as const;
const ABOUT_BARS = [
  ...ABOUT_ONE_FILE,
  ['--quote', 'quote'],
  ['--corporate-actions', 'corporateActions'],
] as const;

function readBars(given: StartFlags, cwd: string): BarsFileOptions | null {
  const paths = given.bars ?? [];
  if (paths.length === 0) {
    const orphan = ABOUT_BARS.find(([, name]) => given[name] !== undefined);
    if (orphan === undefined) return null;
    throw wrong(orphan[0], 'describes a bars file and needs --bars FILE.csv beside it');
  }
  const single = ABOUT_ONE_FILE.find(([, name]) => given[name] !== undefined);
  if (single !== undefined && paths.length > 1) {
    throw wrong(single[0], 'describes one bars file: give one --bars with it');
  }
  return {
    paths: paths.map((path) => resolve(cwd, path)),
    symbol: given.symbol ?? null,
    tick: given.tick ?? null,
    lot: given.lot ?? null,
    quotes: new Map((given.quote ?? []).map(readQuote)),
    corporateActions: (given.corporateActions ?? []).map((file) => resolve(cwd, file)),
  };
}

/** `SIE=EUR`. */
function readQuote(text: string): readonly [string, string] {
  const [, symbol, currency] = /^(.+)=([A-Za-z0-9]{3,10})$/.exec(text) ?? [];
  if (symbol !== undefined && currency !== undefined) {
    return [symbol.toUpperCase(), currency.toUpperCase()];
  }
  throw wrong('--quote', 'takes SYMBOL=CURRENCY such as SIE=EUR');
}

function readFrom(value: string | undefined): number | null {
  if (value === undefined) return null;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  const real = !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
  if (real) return at;
  throw wrong('--from', 'takes a date such as 2007-01-01');
}

function wrong(option: string, sentence: string): StartProblem {
  return new StartProblem('CONFIG_INVALID', `Option ${option} ${sentence}.`);
}
