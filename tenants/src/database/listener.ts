/** Hears PostgreSQL's NOTIFY on one connection of its own, and reconnects when that is lost. */
import pg from 'pg';

import { describeError } from '../errors/describe-error.js';
import type { DatabaseLog } from './connection-pool.js';
import { runDdl } from './ddl.js';

export type NotificationHandler = (payload: string) => void;

/** Notifications sent meanwhile are lost: whoever listens must also look from time to time. */
const RECONNECT_DELAY_MS = 500;

const CHANNEL_PATTERN = /^[a-z][a-z0-9_]{0,62}$/;

export class Listener {
  readonly #url: string;
  readonly #log: DatabaseLog;
  readonly #handlers = new Map<string, Set<NotificationHandler>>();
  #client: pg.Client | null = null;
  #connecting: Promise<void> | null = null;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(url: string, log: DatabaseLog) {
    this.#url = url;
    this.#log = log;
  }

  /** Resolves when the server listens; the returned function ends it. */
  async listen(channel: string, handler: NotificationHandler): Promise<() => void> {
    if (!CHANNEL_PATTERN.test(channel)) throw new Error(`${channel} is no channel name`);
    const handlers = this.#handlers.get(channel) ?? new Set();
    this.#handlers.set(channel, handlers.add(handler));
    await this.#connected();
    if (this.#client !== null) await runDdl(this.#client, 'LISTEN %I', channel);
    return () => {
      handlers.delete(handler);
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    await this.#connecting?.catch(() => undefined);
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  #connected(): Promise<void> {
    if (this.#client !== null) return Promise.resolve();
    this.#connecting ??= this.#connect().finally(() => {
      this.#connecting = null;
    });
    return this.#connecting;
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    client.on('error', (error) => {
      this.#log.warn({ error: describeError(error) }, 'The listening database connection was lost');
    });
    client.on('notification', (message) => {
      for (const handler of this.#handlers.get(message.channel) ?? [])
        handler(message.payload ?? '');
    });
    await client.connect();
    client.on('end', () => {
      this.#reconnect(client);
    });
    for (const channel of this.#handlers.keys()) await runDdl(client, 'LISTEN %I', channel);
    this.#client = client;
  }

  #reconnect(lost: pg.Client): void {
    if (this.#client === lost) this.#client = null;
    if (this.#closed) return;
    this.#retry = setTimeout(() => {
      this.#connected().catch((error: unknown) => {
        this.#log.warn({ error: describeError(error) }, 'Cannot listen to the database yet');
        this.#reconnect(lost);
      });
    }, RECONNECT_DELAY_MS);
  }
}
