/** Of the role `jobs`: rotates the key ring when it is due, and wraps every secret under its newest. */
import type { DatabaseLog } from '../database/connection-pool.js';
import { Rounds } from '../rounds.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { rewrapSecrets } from './rewrap-secrets.js';
import { rotateOldKeys } from './rotate-keys.js';

/** NIST SP 800-57 would allow years; a quarter keeps the procedure in use and an old key worth less. */
export const KEY_ROTATION_DAYS = 90;

/** A round without work is three small queries. */
const DEFAULT_INTERVAL_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;

export interface SecretsKeeperOptions {
  /** How long one version wraps; null leaves rotation to the operator, or to Vault itself. */
  readonly rotationDays: number | null;
  readonly intervalMs?: number;
}

export class SecretsKeeper {
  readonly #deps: Pick<TenantsDeps, 'db' | 'clock' | 'secretKeys'>;
  readonly #log: DatabaseLog;
  readonly #options: SecretsKeeperOptions;
  readonly #stop = new AbortController();
  readonly #rounds: Rounds;

  constructor(
    deps: Pick<TenantsDeps, 'db' | 'clock' | 'secretKeys'> & { readonly log: DatabaseLog },
    options: SecretsKeeperOptions,
  ) {
    this.#deps = deps;
    this.#log = deps.log;
    this.#options = options;
    this.#rounds = new Rounds({
      work: () => this.keepOnce(),
      pauseMs: options.intervalMs ?? DEFAULT_INTERVAL_MS,
      firstAfterMs: 0,
      log: deps.log,
      failure: 'Looking after the secrets failed',
    });
  }

  start(): void {
    this.#rounds.start();
  }

  /** Resolves when the batch under way has been written. */
  stop(): Promise<void> {
    this.#stop.abort();
    return this.#rounds.stop();
  }

  /** One round: how many secrets were wrapped anew. */
  async keepOnce(): Promise<number> {
    const { rotationDays } = this.#options;
    if (rotationDays !== null) {
      const rotated = await rotateOldKeys(this.#deps, rotationDays * DAY_MS);
      if (!rotated.ok) this.#log.warn({ error: rotated.error }, 'Rotating the keys must wait');
    }
    const rewrapped = await rewrapSecrets(this.#deps, this.#stop.signal);
    if (rewrapped.ok) return rewrapped.value.secrets;
    this.#log.warn({ error: rewrapped.error }, 'Wrapping secrets under the newest key must wait');
    return 0;
  }
}
