/** A channel of the ephemeral stores as a conflated stream: the newest message per key. */
import type { PubSub } from '@fiducia/tenants';
import { ConflatingQueue } from '../../gateway/subscriptions/conflating-queue.js';

export interface ChannelReader<Value> {
  readonly channel: string;
  /** null: not for this subscriber. */
  readonly read: (message: string) => Value | null;
  readonly keyOf: (value: Value) => string;
}

export async function followChannel<Value>(
  pubSub: PubSub,
  reader: ChannelReader<Value>,
): Promise<ConflatingQueue<string, Value>> {
  let unsubscribe: (() => Promise<void>) | null = null;
  const queue = new ConflatingQueue<string, Value>(() => void unsubscribe?.());
  unsubscribe = await pubSub.subscribe(reader.channel, (message) => {
    const value = reader.read(message);
    if (value !== null) queue.push(reader.keyOf(value), value);
  });
  return queue;
}
