/** Hints between processes through Redis; one connection speaks, another listens. */
import type { Redis } from 'ioredis';

import type { DatabaseLog } from '../database/connection-pool.js';
import { describeError } from '../errors/describe-error.js';
import type { MessageHandler, PubSub } from './ports.js';

export class RedisPubSub implements PubSub {
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  readonly #log: DatabaseLog;
  readonly #handlers = new Map<string, Set<MessageHandler>>();

  constructor(publisher: Redis, subscriber: Redis, log: DatabaseLog) {
    this.#publisher = publisher;
    this.#subscriber = subscriber;
    this.#log = log;
    subscriber.on('message', (channel: string, message: string) => {
      this.#deliver(channel, message);
    });
    // After a lost connection everything is asked for again, also what was added meanwhile.
    subscriber.on('ready', () => {
      for (const channel of this.#handlers.keys()) void this.#listen(channel);
    });
  }

  /** Does not fail: whoever waits for the message also looks from time to time. */
  async publish(channel: string, message: string): Promise<void> {
    try {
      await this.#publisher.publish(channel, message);
    } catch (error) {
      this.#log.warn({ error: describeError(error), channel }, 'A message was not published');
    }
  }

  async subscribe(channel: string, handler: MessageHandler): Promise<() => Promise<void>> {
    const handlers = this.#handlers.get(channel) ?? new Set();
    const own: MessageHandler = (message) => {
      handler(message);
    };
    const isFirst = handlers.size === 0;
    this.#handlers.set(channel, handlers.add(own));
    if (isFirst) await this.#listen(channel);
    return async () => {
      handlers.delete(own);
      if (handlers.size > 0 || this.#handlers.get(channel) !== handlers) return;
      this.#handlers.delete(channel);
      await this.#subscriber.unsubscribe(channel).catch(() => undefined);
    };
  }

  async #listen(channel: string): Promise<void> {
    try {
      await this.#subscriber.subscribe(channel);
    } catch (error) {
      this.#log.warn(
        { error: describeError(error), channel },
        'A subscription waits for Redis to come back',
      );
    }
  }

  #deliver(channel: string, message: string): void {
    for (const handler of this.#handlers.get(channel) ?? []) {
      try {
        handler(message);
      } catch (error) {
        this.#log.warn(
          { error: describeError(error), channel },
          'A subscriber failed on a message',
        );
      }
    }
  }
}
