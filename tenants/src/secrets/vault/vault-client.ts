/**
 * Asks HashiCorp Vault by its HTTP API (https://developer.hashicorp.com/vault/api-docs): tokens,
 * time-outs, repeats, and what its answers mean. Built for transit; other engines use it as well.
 */
import type { Clock } from '../../clock.js';
import { obtainToken, VaultProblem } from './vault-auth.js';
import type { VaultAuth, VaultLogin, VaultToken } from './vault-auth.js';

export interface VaultOptions {
  /** `https://vault.example:8200`; http only to this machine. */
  readonly address: string;
  readonly auth: VaultAuth;
  /** Vault Enterprise; absent for the root namespace. */
  readonly namespace?: string;
  readonly clock: Clock;
  /** Of one attempt, in milliseconds; VAULT_TIMEOUT_MS unless said otherwise. */
  readonly timeoutMs?: number;
  /** For tests; else the pause between two attempts is waited for. */
  readonly pause?: (ms: number) => Promise<void>;
}

export interface VaultRequest {
  readonly method: 'GET' | 'POST';
  /** Below `/v1/`: `transit/decrypt/fiducia`. */
  readonly path: string;
  readonly body?: Readonly<Record<string, string | number | boolean>>;
  /** Repeating it does no harm. */
  readonly repeatable: boolean;
}

export interface VaultAnswer {
  readonly status: number;
  /** Vault's `data`, empty where there is none. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Vault's `errors`, for comparison only: never logged, never shown. */
  readonly errors: readonly string[];
}

/** One attempt; a healthy Vault answers a transit request in milliseconds. */
export const VAULT_TIMEOUT_MS = 2_000;
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 100;
/** An answer of transit has some hundred bytes; more than this is not Vault. */
const MAX_ANSWER_BYTES = 256 * 1024;

export class VaultClient {
  readonly #options: VaultOptions;
  readonly #base: URL;
  #token: VaultToken | null = null;

  constructor(options: VaultOptions) {
    this.#options = options;
    this.#base = new URL('/v1/', options.address);
    if (this.#base.protocol !== 'https:' && !isThisMachine(this.#base.hostname)) {
      throw new Error('Vault is asked over https, or over http on this machine alone');
    }
  }

  /** Answers of 2xx, 400 and 404 are returned; everything else throws a VaultProblem. */
  async ask(request: VaultRequest): Promise<VaultAnswer> {
    const attempts = request.repeatable ? ATTEMPTS : 1;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#askAuthenticated(request);
      } catch (error) {
        const again = error instanceof VaultProblem && error.retryable && attempt < attempts;
        if (!again) throw error;
        await this.#pause(attempt);
      }
    }
  }

  /** A refused token is replaced once: it may have been renewed, or have ended early. */
  async #askAuthenticated(request: VaultRequest): Promise<VaultAnswer> {
    const answer = await this.#send(request, await this.#currentToken());
    if (answer.status !== 403) return this.#judge(answer);
    this.#token = null;
    return this.#judge(await this.#send(request, await this.#currentToken()));
  }

  async #currentToken(): Promise<string> {
    const nowMs = this.#options.clock.now().getTime();
    const renewAtMs = this.#token?.renewAtMs ?? null;
    if (this.#token !== null && (renewAtMs === null || nowMs < renewAtMs)) return this.#token.text;
    this.#token = await obtainToken(this.#options.auth, nowMs, (path, body) =>
      this.#login(path, body),
    );
    return this.#token.text;
  }

  async #login(path: string, body: Readonly<Record<string, string>>): Promise<VaultLogin> {
    const request = { method: 'POST', path, body, repeatable: true } as const;
    const { status, auth } = await this.#send(request, null);
    if (status >= 500 || status === 429) throw new VaultProblem(`Vault answers ${status}`, true);
    const token = auth['client_token'];
    const leaseSeconds = auth['lease_duration'];
    if (typeof token !== 'string' || typeof leaseSeconds !== 'number') {
      throw new VaultProblem(`Vault refuses the login (${status})`, false);
    }
    return { token, leaseSeconds };
  }

  #judge(answer: VaultAnswer): VaultAnswer {
    const { status } = answer;
    if ((status >= 200 && status < 300) || status === 400 || status === 404) return answer;
    if (status === 403)
      throw new VaultProblem('Vault refuses this token or its policy (403)', false);
    // 429 too many, 472/473 standby, 5xx sealed, starting or broken: it may answer in a moment.
    const retryable = status === 429 || status === 472 || status === 473 || status >= 500;
    throw new VaultProblem(`Vault answers ${status}`, retryable);
  }

  async #send(
    { method, path, body }: VaultRequest,
    token: string | null,
  ): Promise<VaultAnswer & { readonly auth: Readonly<Record<string, unknown>> }> {
    const { namespace, timeoutMs = VAULT_TIMEOUT_MS } = this.#options;
    try {
      const response = await fetch(new URL(path, this.#base), {
        method,
        headers: {
          'content-type': 'application/json',
          // Vault's own guard against forged requests of browsers and of careless proxies.
          'x-vault-request': 'true',
          ...(token !== null && { 'x-vault-token': token }),
          ...(namespace !== undefined && { 'x-vault-namespace': namespace }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        // A redirect would carry the token to whatever host the answer names.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { status: response.status, ...parts(await readJson(response)) };
    } catch (error) {
      if (error instanceof VaultProblem) throw error;
      throw new VaultProblem(`Vault does not answer (${reasonOf(error)})`, true);
    }
  }

  #pause(attempt: number): Promise<void> {
    // Full jitter: processes that lost Vault together must not come back together.
    const ms = Math.random() * FIRST_PAUSE_MS * 4 ** (attempt - 1);
    const { pause } = this.#options;
    if (pause !== undefined) return pause(ms);
    return new Promise((resolve) => setTimeout(resolve, ms));
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

async function readJson(response: Response): Promise<unknown> {
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength > MAX_ANSWER_BYTES) throw new VaultProblem('Vault answers too much', false);
  if (bytes.byteLength === 0) return {};
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    // A proxy's error page; its status says enough.
    return {};
  }
}

function parts(json: unknown) {
  const body = recordOf(json);
  const errors = body['errors'];
  return {
    data: recordOf(body['data']),
    auth: recordOf(body['auth']),
    errors: Array.isArray(errors) ? errors.filter((text) => typeof text === 'string') : [],
  };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A code such as ECONNREFUSED; messages of fetch may hold addresses with credentials. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  if (error.name === 'TimeoutError') return 'no answer in time';
  const cause: unknown = error.cause;
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return typeof code === 'string' ? code : error.name;
}
