/** Of the role `jobs`: answers requests for new passwords, and sends what waits in the outbox. */
import type { DatabaseLog } from '../database/connection-pool.js';
import { describeError } from '../errors/describe-error.js';
import { preparePasswordReset } from '../identity/prepare-password-reset.js';
import { Rounds } from '../rounds.js';
import type { MailLinks } from './mail-links.js';
import { sendClaimedMail } from './send-mail.js';
import type { SendMailDeps } from './send-mail.js';

export interface MailSenderDeps extends SendMailDeps {
  readonly links: MailLinks;
  readonly log: DatabaseLog;
}

export interface MailSenderOptions {
  /** Pause after a round. */
  readonly intervalMs?: number;
}

const DEFAULT_INTERVAL_MS = 1_000;
const PER_ROUND = 20;
/** Longer than the slowest server is waited for; then another process may try. */
const CLAIM_MS = 60_000;

export class MailSender {
  readonly #deps: MailSenderDeps;
  readonly #rounds: Rounds;

  constructor(deps: MailSenderDeps, options: MailSenderOptions = {}) {
    this.#deps = deps;
    this.#rounds = new Rounds({
      work: () => this.sendOnce(),
      pauseMs: options.intervalMs ?? DEFAULT_INTERVAL_MS,
      log: deps.log,
      failure: 'mail.round-failed',
    });
  }

  start(): void {
    this.#rounds.start();
  }

  /** Resolves when the round under way has ended; what is left waits for the next start. */
  async stop(): Promise<void> {
    await this.#rounds.stop();
    this.#deps.transport.close();
  }

  /** One round; returns how many mails left. */
  async sendOnce(): Promise<number> {
    const { directory } = this.#deps.db;
    for (const request of await directory.claimPasswordResets(PER_ROUND, CLAIM_MS)) {
      await this.#guarded('mail.reset-not-prepared', () =>
        preparePasswordReset(this.#deps, request),
      );
    }
    let sent = 0;
    for (const { tenantId, mailId } of await directory.claimMail(PER_ROUND, CLAIM_MS)) {
      const outcome = await this.#guarded('mail.not-sent', () =>
        sendClaimedMail(this.#deps, tenantId, mailId),
      );
      if (outcome === 'SENT') sent += 1;
    }
    return sent;
  }

  /** One that fails keeps its claim and is tried again when that ends; the others go on. */
  async #guarded<T>(event: string, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      this.#deps.log.warn({ error: describeError(error) }, event);
      return null;
    }
  }
}
