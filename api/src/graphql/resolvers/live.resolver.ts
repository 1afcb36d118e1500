/** Subscriptions: an account's journal, the figures of all accounts, the market. */
import type { AccountUpdate, MarketStatus } from '@fiducia/engine';
import {
  Arg,
  ID,
  Int,
  Resolver,
  Root,
  Subscription,
  type SubscribeResolverData,
} from 'type-graphql';
import type { GatewayContext } from '../../gateway/gateway-context.js';
import { toMarketStatus } from '../map/market.map.js';
import { toAccountUpdate } from '../map/trading.map.js';
import {
  followAccountEvents,
  type AccountEventsArguments,
} from '../subscriptions/account-events.js';
import { followAccountUpdates } from '../subscriptions/account-updates.js';
import type { AccountEventSource } from '../subscriptions/describe-events.js';
import { followMarket } from '../subscriptions/market-updates.js';
import { AccountEventType, AccountUpdateType } from '../types/account-event.type.js';
import { MarketStatusType } from '../types/instrument.type.js';

type Call = SubscribeResolverData<undefined, AccountEventsArguments, GatewayContext>;

@Resolver(() => AccountEventType)
export class LiveResolver {
  @Subscription(() => AccountEventType, {
    subscribe: ({ context, args, info }: Call) => followAccountEvents(context, args, info),
    description:
      "The account's events in journal order. `afterSeq` resumes: everything later is replayed " +
      'first; absent, the journal is followed from now on.',
  })
  accountEvents(
    @Root() event: AccountEventSource,
    @Arg('accountId', () => ID) _accountId: string,
    @Arg('afterSeq', () => Int, { nullable: true }) _afterSeq: number | null,
  ): AccountEventSource {
    return event;
  }

  @Subscription(() => AccountUpdateType, {
    subscribe: ({ context }: Call) => followAccountUpdates(context),
    description:
      'A light update for each account of the tenant that the viewer may see, at most some per ' +
      'second: feeds the overview.',
  })
  accountUpdates(@Root() update: AccountUpdate): AccountUpdateType {
    return toAccountUpdate(update);
  }

  @Subscription(() => MarketStatusType, {
    subscribe: ({ context }: Call) => followMarket(context),
    description: 'The market as it is now, then each change.',
  })
  marketUpdates(@Root() status: MarketStatus): MarketStatusType {
    return toMarketStatus(status);
  }
}
