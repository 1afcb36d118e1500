/** The red button, and the way back. */
import { accountsById, haltAccount, haltAllAccounts, releaseAccount } from '@fiducia/engine';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import {
  HaltAccountInput,
  HaltAllAccountsInput,
  ReleaseAccountInput,
} from '../inputs/mutation.input.js';
import { askedPayload } from '../map/asked.map.js';
import { toAccount } from '../map/trading.map.js';
import { toResult } from '../mutation-result.js';
import {
  HaltAccountResult,
  HaltAllAccountsResult,
  ReleaseAccountResult,
} from '../types/result.type.js';
import { withIds } from '../wire-ids.js';

@Resolver()
export class HaltCommandResolver {
  @Mutation(() => HaltAccountResult)
  haltAccount(
    @Ctx() context: GatewayContext,
    @Arg('input', () => HaltAccountInput) input: HaltAccountInput,
  ): Promise<object> {
    return withIds({ accountId: ['account', input.accountId] }, async ({ accountId }) => {
      const { ctx, deps } = callOf(context);
      const outcome = await haltAccount(ctx, deps, { ...input, accountId });
      return toResult('HaltAccountPayload', outcome, ({ account }) => ({
        account: toAccount(account),
      }));
    });
  }

  @Mutation(() => HaltAllAccountsResult, {
    description: 'Halts every account that the caller may halt.',
  })
  async haltAllAccounts(
    @Ctx() context: GatewayContext,
    @Arg('input', () => HaltAllAccountsInput) input: HaltAllAccountsInput,
  ): Promise<object> {
    const { ctx, deps } = callOf(context);
    const outcome = await haltAllAccounts(ctx, deps, { ...input });
    return toResult('HaltAllAccountsPayload', outcome, async ({ accountIds }) => ({
      accounts: (await accountsById(ctx, context.reads, accountIds)).map(toAccount),
      haltedCount: accountIds.length,
    }));
  }

  @Mutation(() => ReleaseAccountResult, {
    description:
      'Asks for it; another person than the one who halted it asks, and a second person grants.',
  })
  releaseAccount(
    @Ctx() context: GatewayContext,
    @Arg('input', () => ReleaseAccountInput) input: ReleaseAccountInput,
  ): Promise<object> {
    return withIds({ accountId: ['account', input.accountId] }, async ({ accountId }) => {
      const { ctx, deps } = callOf(context);
      const outcome = await releaseAccount(ctx, deps, { ...input, accountId });
      return toResult('ReleaseAccountPayload', outcome, askedPayload(ctx));
    });
  }
}
