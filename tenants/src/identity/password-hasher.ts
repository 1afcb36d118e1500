/** Argon2id with a short queue, so that sign-ins cannot take all the processors. */
import { hash, verify } from '@node-rs/argon2';

/** OWASP's minimum for Argon2id (the package's default kind): 19 MiB, two passes, about 15 ms. */
const PARAMETERS = {
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** Two at a time: about 110 per second on two processors, with time left for everybody else. */
const CONCURRENCY = 2;
/** Two seconds of work; whoever comes later is told to come again. */
const MAX_WAITING = 200;

export class PasswordQueueFullError extends Error {
  override readonly name = 'PasswordQueueFullError';
  readonly code = 'OVERLOADED';
}

export class PasswordHasher {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  #decoy: Promise<string> | null = null;

  hashPassword(password: string): Promise<string> {
    return this.#queued(() => hash(password, PARAMETERS));
  }

  /**
   * With `passwordHash` null (an unknown name) it does the same work against a hash that nothing
   * matches, so that the time of an answer does not tell which names exist.
   */
  async verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
    const decoy = await this.#decoyHash();
    return this.#queued(async () => {
      const matches = await verify(passwordHash ?? decoy, password);
      return passwordHash !== null && matches;
    });
  }

  /** Computes the decoy before the first sign-in needs it. */
  async warmUp(): Promise<void> {
    await this.#decoyHash();
  }

  #decoyHash(): Promise<string> {
    this.#decoy ??= this.hashPassword(crypto.randomUUID());
    return this.#decoy;
  }

  async #queued<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= CONCURRENCY) await this.#turn();
    else this.#running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, not freed and taken again: nobody overtakes.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  #turn(): Promise<void> {
    if (this.#waiting.length >= MAX_WAITING) {
      throw new PasswordQueueFullError('Too many sign-ins are waiting');
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }
}

/** Two seconds of work wait in a full queue. */
export const QUEUE_FULL_RETRY_SECONDS = 2;

/** As `verifyPassword`, with the full queue as an answer. */
export async function verifyQueued(
  hasher: PasswordHasher,
  passwordHash: string | null,
  password: string,
): Promise<boolean | 'QUEUE_FULL'> {
  try {
    return await hasher.verifyPassword(passwordHash, password);
  } catch (error) {
    if (error instanceof PasswordQueueFullError) return 'QUEUE_FULL';
    throw error;
  }
}

/** Null when the queue is full. */
export async function hashQueued(hasher: PasswordHasher, password: string): Promise<string | null> {
  try {
    return await hasher.hashPassword(password);
  } catch (error) {
    if (error instanceof PasswordQueueFullError) return null;
    throw error;
  }
}
