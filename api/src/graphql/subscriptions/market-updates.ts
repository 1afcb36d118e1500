/** The market's state: as it is now, then each change. */
import { MARKET_CHANNEL, marketStatus, type MarketStatus } from '@fiducia/engine';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { followChannel } from './follow-channel.js';

/** There is one market: a slow subscriber gets its newest state. */
const ONE_KEY = 'market';

export async function followMarket(context: GatewayContext): Promise<AsyncIterable<MarketStatus>> {
  const { deps } = callOf(context);
  const queue = await followChannel<MarketStatus>(context.deps.ephemeral.pubSub, {
    channel: MARKET_CHANNEL,
    keyOf: () => ONE_KEY,
    read: (message) => JSON.parse(message) as MarketStatus,
  });
  const now = await marketStatus(deps);
  if (now !== null) queue.offer(ONE_KEY, now);
  return queue;
}
