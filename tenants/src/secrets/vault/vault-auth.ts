/** How a process proves to Vault who it is: a token from a file, or AppRole. */
import { readFile } from 'node:fs/promises';

export type VaultAuth =
  | {
      readonly method: 'TOKEN_FILE';
      /** Read again whenever Vault refuses the token: an agent beside us may have renewed it. */
      readonly tokenFile: string;
    }
  | {
      readonly method: 'APP_ROLE';
      readonly roleId: string;
      /** A file, because a secret in the environment is seen by everything that reads it. */
      readonly secretIdFile: string;
      /** Where AppRole is mounted; `approle` unless said otherwise. */
      readonly mount?: string;
    };

export interface VaultToken {
  readonly text: string;
  /** From when on another one is fetched; null for a token that is only ever read. */
  readonly renewAtMs: number | null;
}

/** A new one is fetched when this part of its life is over, well before Vault refuses it. */
const RENEW_AFTER = 0.7;

/** What Vault answers to a login; only what is needed of it. */
export interface VaultLogin {
  readonly token: string;
  readonly leaseSeconds: number;
}

export async function obtainToken(
  auth: VaultAuth,
  nowMs: number,
  login: (path: string, body: Readonly<Record<string, string>>) => Promise<VaultLogin>,
): Promise<VaultToken> {
  if (auth.method === 'TOKEN_FILE') {
    return { text: await readSecretFile(auth.tokenFile), renewAtMs: null };
  }
  const { token, leaseSeconds } = await login(`auth/${auth.mount ?? 'approle'}/login`, {
    role_id: auth.roleId,
    secret_id: await readSecretFile(auth.secretIdFile),
  });
  // A lease of 0 seconds is Vault's way to say that the token does not expire.
  const renewAtMs = leaseSeconds === 0 ? null : nowMs + leaseSeconds * 1_000 * RENEW_AFTER;
  return { text: token, renewAtMs };
}

/** Visible ASCII: it goes into a header, where a line break would be an attack. */
const TOKEN_PATTERN = /^[\x21-\x7e]{1,4096}$/;

async function readSecretFile(path: string): Promise<string> {
  let text: string;
  try {
    text = (await readFile(path, 'utf8')).trim();
  } catch {
    throw new VaultProblem(`the file ${path} cannot be read`, false);
  }
  if (!TOKEN_PATTERN.test(text)) throw new VaultProblem(`the file ${path} holds no token`, false);
  return text;
}

/** Why Vault could not be asked; the message names no token and shows no body. */
export class VaultProblem extends Error {
  override readonly name = 'VaultProblem';
  readonly retryable: boolean;

  constructor(message: string, retryable: boolean) {
    super(message);
    this.retryable = retryable;
  }
}
