/** Where the keys that wrap every stored secret are kept: key files, or HashiCorp Vault. */
import { resolve } from 'node:path';

import type { VaultAuth } from '@fiducia/tenants';
import { z } from 'zod';

import { StartProblem } from '../process/start-problem.js';

const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'takes a name of letters, digits, dots and dashes');

/** The variables of this part, each with the sentence that a wrong value gets. */
export const KEY_VARIABLES = {
  FIDUCIA_KEYS: z.string().min(1, 'takes the directory of the key files'),
  FIDUCIA_KEY_ROTATION_DAYS: z
    .string()
    .regex(/^(0|[1-9]\d{0,3})$/, 'takes a number of days, or 0 to rotate only when asked'),
  FIDUCIA_VAULT_ADDR: z.url({ protocol: /^https?$/, error: 'takes an https address' }),
  FIDUCIA_VAULT_TOKEN_FILE: z.string().min(1, 'takes a file that holds a token'),
  FIDUCIA_VAULT_ROLE_ID: z.string().min(1, 'takes the role id of an AppRole'),
  FIDUCIA_VAULT_SECRET_ID_FILE: z.string().min(1, 'takes a file that holds a secret id'),
  FIDUCIA_VAULT_NAMESPACE: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'takes the path of a namespace'),
  FIDUCIA_VAULT_MOUNT: name,
  FIDUCIA_VAULT_KEY: name,
} as const;

export type KeyVariable = keyof typeof KEY_VARIABLES;

export interface VaultSettings {
  readonly address: string;
  readonly auth: VaultAuth;
  readonly namespace: string | null;
  readonly mount: string;
  readonly key: string;
}

export interface KeySettings {
  /** Absolute; null for `keys` in FIDUCIA_HOME. */
  readonly directory: string | null;
  /** Null: key files. */
  readonly vault: VaultSettings | null;
  /** Null leaves rotation to the operator. */
  readonly rotationDays: number | null;
}

const DEFAULT_ROTATION_DAYS = 90;

export function readKeySettings(
  value: (name: KeyVariable) => string | null,
  cwd: string,
): KeySettings {
  const directory = value('FIDUCIA_KEYS');
  const days = Number(value('FIDUCIA_KEY_ROTATION_DAYS') ?? DEFAULT_ROTATION_DAYS);
  return {
    directory: directory === null ? null : resolve(cwd, directory),
    vault: readVault(value, cwd),
    rotationDays: days === 0 ? null : days,
  };
}

const VAULT_VARIABLES = [
  'FIDUCIA_VAULT_TOKEN_FILE',
  'FIDUCIA_VAULT_ROLE_ID',
  'FIDUCIA_VAULT_SECRET_ID_FILE',
  'FIDUCIA_VAULT_NAMESPACE',
  'FIDUCIA_VAULT_MOUNT',
  'FIDUCIA_VAULT_KEY',
] as const;

function readVault(value: (name: KeyVariable) => string | null, cwd: string): VaultSettings | null {
  const address = value('FIDUCIA_VAULT_ADDR');
  if (address === null) {
    const orphan = VAULT_VARIABLES.find((one) => value(one) !== null);
    if (orphan === undefined) return null;
    throw wrong(`${orphan} is set without FIDUCIA_VAULT_ADDR: set both, or neither`);
  }
  const { protocol, hostname } = new URL(address);
  if (protocol === 'http:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) {
    throw wrong('FIDUCIA_VAULT_ADDR takes an https address; http only to this machine');
  }
  return {
    address,
    auth: readAuth(value, cwd),
    namespace: value('FIDUCIA_VAULT_NAMESPACE'),
    mount: value('FIDUCIA_VAULT_MOUNT') ?? 'transit',
    key: value('FIDUCIA_VAULT_KEY') ?? 'fiducia',
  };
}

function readAuth(value: (name: KeyVariable) => string | null, cwd: string): VaultAuth {
  const tokenFile = value('FIDUCIA_VAULT_TOKEN_FILE');
  const roleId = value('FIDUCIA_VAULT_ROLE_ID');
  const secretIdFile = value('FIDUCIA_VAULT_SECRET_ID_FILE');
  if (tokenFile !== null && roleId === null && secretIdFile === null) {
    return { method: 'TOKEN_FILE', tokenFile: resolve(cwd, tokenFile) };
  }
  if (tokenFile === null && roleId !== null && secretIdFile !== null) {
    return { method: 'APP_ROLE', roleId, secretIdFile: resolve(cwd, secretIdFile) };
  }
  throw wrong(
    'FIDUCIA_VAULT_ADDR needs either FIDUCIA_VAULT_TOKEN_FILE, or FIDUCIA_VAULT_ROLE_ID with ' +
      'FIDUCIA_VAULT_SECRET_ID_FILE',
  );
}

function wrong(sentence: string): StartProblem {
  return new StartProblem('CONFIG_INVALID', `Environment variable ${sentence}.`);
}
