/** The FIDUCIA_* variables, parsed once into a frozen object; anything unknown or wrong stops us. */
import { isIP } from 'node:net';
import { resolve } from 'node:path';

import { z } from 'zod';

import { StartProblem } from '../process/start-problem.js';
import { AUDIT_VARIABLES, readAuditSettings, type AuditSettings } from './audit-settings.js';
import { KEY_VARIABLES, readKeySettings, type KeySettings } from './key-settings.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Of the whole installation: LIVE closes what only helps while one builds against the API. */
export const ENVIRONMENTS = ['TEST', 'LIVE'] as const;
export type InstallationEnvironment = (typeof ENVIRONMENTS)[number];

const portText = z
  .string()
  .regex(/^\d{1,5}$/, 'takes a port number from 0 to 65535')
  .transform(Number)
  .refine((port) => port <= 65_535, 'takes a port number from 0 to 65535');

const databaseUrl = z
  .string()
  .regex(
    /^postgres(ql)?:\/\/[^\s]+$/,
    'takes an address such as postgres://user:password@host:5432/db',
  );

/** Each variable the program reads, with the sentence a wrong value gets. */
const variables = {
  FIDUCIA_HOME: z.string().min(1, 'takes a directory'),
  FIDUCIA_PORT: portText,
  FIDUCIA_HOST: z.string().min(1, 'takes a host name or an address to listen on'),
  FIDUCIA_URL: z.url({ protocol: /^https?$/, error: 'takes an http or https address' }),
  FIDUCIA_API_KEY: z.string().min(1, 'takes an API key'),
  FIDUCIA_TOKEN: z.string().min(1, 'takes the access token of a session'),
  FIDUCIA_LOG_LEVEL: z.enum(LOG_LEVELS, { error: `takes one of ${LOG_LEVELS.join(', ')}` }),
  FIDUCIA_LOG: z.enum(['file', 'stderr'], { error: 'takes file or stderr' }),
  FIDUCIA_INSTALLATION_SECRET: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'takes 64 hexadecimal digits (openssl rand -hex 32)'),
  DATABASE_URL: databaseUrl,
  DATABASE_OWNER_URL: databaseUrl,
  REDIS_URL: z.string().regex(/^rediss?:\/\/[^\s]+$/, 'takes an address such as redis://host:6379'),
  FIDUCIA_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'takes an address such as smtps://user:password@host:465'),
  FIDUCIA_MAIL_FROM: z.email('takes the e-mail address that mails come from'),
  FIDUCIA_ENVIRONMENT: z.enum(ENVIRONMENTS, { error: `takes ${ENVIRONMENTS.join(' or ')}` }),
  FIDUCIA_PUBLIC_URL: z
    .string()
    .refine(isOrigin, 'takes the address that browsers use, such as https://portal.example'),
  FIDUCIA_ALLOWED_ORIGINS: listOf(isOrigin, 'takes origins such as https://portal.example'),
  FIDUCIA_TRUSTED_PROXIES: listOf(
    isNetwork,
    'takes addresses or networks of your proxies, such as 10.0.0.0/8',
  ),
  ...KEY_VARIABLES,
  ...AUDIT_VARIABLES,
} as const;

/** Values between commas; each is checked. */
function listOf(isOne: (text: string) => boolean, sentence: string) {
  return z.string().refine((list) => listItems(list).every(isOne), sentence);
}

function listItems(list: string): readonly string[] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** Scheme, host and port alone: a path would never compare equal to what browsers send. */
function isOrigin(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
  return new URL(text).origin === text.replace(/\/$/, '');
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 6 ? 128 : 32);
}

/** Read by tests alone; let through, so that a test run may start the program. */
const OF_TESTS = /^FIDUCIA_(TEST_\w+|ORACLES)$/;

type VariableName = keyof typeof variables;

export interface Environment {
  /** Absolute path of the directory with everything that outlives the process. */
  readonly home: string;
  /** Somebody said where it is; else it is `.fiducia` in the working directory. */
  readonly homeWasChosen: boolean;
  readonly port: number | null;
  readonly host: string | null;
  readonly url: string | null;
  readonly apiKey: string | null;
  /** Of a person’s session: for what no API key may do. */
  readonly token: string | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly logTo: 'file' | 'stderr';
  readonly installationSecret: string | null;
  readonly databaseUrl: string | null;
  readonly databaseOwnerUrl: string | null;
  readonly redisUrl: string | null;
  readonly production: boolean;
  readonly environment: InstallationEnvironment;
  /** Origin under which browsers reach the gateway, or null when they reach it directly. */
  readonly publicUrl: string | null;
  readonly allowedOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  /** The mail server, or null: then mails are files in TEST and wait in LIVE. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  readonly keys: KeySettings;
  readonly audit: AuditSettings;
}

/** Throws a StartProblem that names each unknown variable or wrong value; never shows a value. */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>>,
  cwd: string,
): Environment {
  refuseUnknown(source);
  const value = (name: VariableName) => parseVariable(name, source[name]);
  const production = source['NODE_ENV'] === 'production';
  return Object.freeze<Environment>({
    home: resolve(cwd, text(value('FIDUCIA_HOME')) ?? '.fiducia'),
    homeWasChosen: value('FIDUCIA_HOME') !== null,
    port: number(value('FIDUCIA_PORT')),
    host: text(value('FIDUCIA_HOST')),
    url: text(value('FIDUCIA_URL')),
    apiKey: text(value('FIDUCIA_API_KEY')),
    token: text(value('FIDUCIA_TOKEN')),
    logLevel: LOG_LEVELS.find((level) => level === value('FIDUCIA_LOG_LEVEL')) ?? 'info',
    logTo: value('FIDUCIA_LOG') === 'stderr' ? 'stderr' : 'file',
    installationSecret: text(value('FIDUCIA_INSTALLATION_SECRET')),
    databaseUrl: text(value('DATABASE_URL')),
    databaseOwnerUrl: text(value('DATABASE_OWNER_URL')),
    redisUrl: text(value('REDIS_URL')),
    production,
    environment: environmentOf(text(value('FIDUCIA_ENVIRONMENT')), production),
    publicUrl: originOf(text(value('FIDUCIA_PUBLIC_URL'))),
    allowedOrigins: listItems(text(value('FIDUCIA_ALLOWED_ORIGINS')) ?? '').map(withoutSlash),
    trustedProxies: listItems(text(value('FIDUCIA_TRUSTED_PROXIES')) ?? ''),
    smtpUrl: text(value('FIDUCIA_SMTP_URL')),
    mailFrom: text(value('FIDUCIA_MAIL_FROM')),
    keys: readKeySettings((name) => text(value(name)), cwd),
    audit: readAuditSettings((name) => text(value(name))),
  });
}

/** Whoever forgets to say it in production gets the closed one. */
function environmentOf(asked: string | null, production: boolean): InstallationEnvironment {
  return ENVIRONMENTS.find((one) => one === asked) ?? (production ? 'LIVE' : 'TEST');
}

function originOf(url: string | null): string | null {
  return url === null ? null : withoutSlash(url);
}

function withoutSlash(origin: string): string {
  return origin.replace(/\/$/, '');
}

function refuseUnknown(source: Readonly<Record<string, string | undefined>>): void {
  const unknown = Object.keys(source).filter(
    (name) => name.startsWith('FIDUCIA_') && !OF_TESTS.test(name) && !(name in variables),
  );
  if (unknown.length === 0) return;
  const known = Object.keys(variables).filter((name) => name.startsWith('FIDUCIA_'));
  throw new StartProblem(
    'CONFIG_UNKNOWN',
    `Unknown environment variable ${unknown.sort().join(', ')}: ` +
      `unset it or correct its name (known are ${known.join(', ')}).`,
  );
}

/** An empty variable counts as unset: that is how shells and compose files switch one off. */
function parseVariable(name: VariableName, raw: string | undefined): string | number | null {
  if (raw === undefined || raw === '') return null;
  const parsed = variables[name].safeParse(raw);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]?.message ?? 'has a wrong value';
  throw new StartProblem('CONFIG_INVALID', `Environment variable ${name} ${issue}.`);
}

function text(value: string | number | null): string | null {
  return value === null ? null : String(value);
}

function number(value: string | number | null): number | null {
  return typeof value === 'number' ? value : null;
}
