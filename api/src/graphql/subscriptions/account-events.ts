/** An account's journal as a subscription: replayed from a given entry, then followed. */
import { accountChannel, accountEventsAfter, getAccount } from '@fiducia/engine';
import type { GraphQLResolveInfo } from 'graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { codedError } from '../../gateway/identity/signed-in.js';
import { JournalTail } from '../../gateway/subscriptions/journal-tail.js';
import { selects } from '../selects.js';
import { badArgument } from '../page.js';
import { idArgument } from '../wire-ids.js';
import { describeEvents, type AccountEventSource } from './describe-events.js';

export interface AccountEventsArguments {
  readonly accountId?: string;
  readonly afterSeq?: number | null;
}

export async function followAccountEvents(
  context: GatewayContext,
  args: AccountEventsArguments,
  info: GraphQLResolveInfo,
): Promise<AsyncIterable<AccountEventSource>> {
  const { ctx, reads } = callOf(context);
  const accountId = idArgument('account', 'accountId', args.accountId ?? '');
  const account = await getAccount(ctx, reads, accountId);
  if (account === null) throw codedError('NOT_FOUND');
  const wanted = {
    orders: selects(info, 'orders'),
    fills: selects(info, 'fills'),
    candles: selects(info, 'candles'),
  };
  return JournalTail.open<AccountEventSource>({
    afterSeq: startOf(args.afterSeq ?? null, account.journal.seq),
    listen: (onChange) =>
      context.deps.ephemeral.pubSub.subscribe(
        accountChannel({ tenantId: ctx.tenantId, accountId }),
        onChange,
      ),
    async read(afterSeq, limit) {
      const events = await accountEventsAfter(ctx, reads, { accountId, afterSeq, limit });
      return describeEvents(context, { accountId, events, wanted });
    },
  });
}

/** A journal that has not got that far never will from there: the caller mixed up two accounts. */
function startOf(afterSeq: number | null, head: number): number {
  if (afterSeq === null) return head;
  if (afterSeq >= 0 && afterSeq <= head) return afterSeq;
  throw badArgument('afterSeq', `must be from 0 to ${head}, the journal's last entry`);
}
