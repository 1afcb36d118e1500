/** Requests that wait for a second person, what became of others, and what they are needed for. */
import {
  getApproval,
  listApprovalPolicies,
  listApprovals,
  type ApprovalId,
} from '@fiducia/tenants';
import { Arg, Args, Ctx, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { SubscribeResolverData } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { codedError } from '../../gateway/identity/signed-in.js';
import type { ConnectionValue } from '../connection.js';
import { ApprovalsArgs } from '../inputs/approval.input.js';
import { toApproval, toApprovalPage } from '../map/approval.map.js';
import { pageSize, toConnection } from '../page.js';
import { followApprovals } from '../subscriptions/approval-updates.js';
import {
  ApprovalConnectionType,
  ApprovalPolicyType,
  ApprovalType,
} from '../types/approval.type.js';
import { idArgument, optionalIdArgument } from '../wire-ids.js';

@Resolver(() => ApprovalType)
export class ApprovalResolver {
  @Query(() => ApprovalType, {
    nullable: true,
    description: 'null when there is none that the viewer may decide or has asked for.',
  })
  async approval(
    @Ctx() context: GatewayContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ApprovalType | null> {
    const { ctx, deps } = callOf(context);
    const found = await getApproval(ctx, deps, idArgument('approval', 'id', id));
    return found === null ? null : toApproval(ctx, found);
  }

  @Query(() => ApprovalConnectionType, {
    description: 'Newest first: what the viewer may decide, and what the viewer has asked for.',
  })
  async approvals(
    @Ctx() context: GatewayContext,
    @Args(() => ApprovalsArgs) args: ApprovalsArgs,
  ): Promise<ConnectionValue<ApprovalType>> {
    const { ctx, deps } = callOf(context);
    const { first, after = null, status = null, kind = null } = args;
    const query = {
      ...{ first: pageSize(first), status, kind },
      after: optionalIdArgument('approval', 'after', after),
      accountId: optionalIdArgument('account', 'accountId', args.accountId),
    };
    const page = await listApprovals(ctx, deps, query);
    return toConnection(toApprovalPage(page), after, (view) => toApproval(ctx, view));
  }

  @Query(() => [ApprovalPolicyType], { description: 'For what this partner wants two people.' })
  async approvalPolicies(@Ctx() context: GatewayContext): Promise<readonly ApprovalPolicyType[]> {
    const { ctx, reads } = callOf(context);
    return listApprovalPolicies(ctx, reads);
  }

  @Subscription(() => ApprovalType, {
    subscribe: ({ context }: SubscribeResolverData<undefined, object, GatewayContext>) =>
      followApprovals(context),
    description: 'Each request that was filed, decided or ended, as it is then.',
  })
  async approvalUpdates(
    @Root() id: ApprovalId,
    @Ctx() context: GatewayContext,
  ): Promise<ApprovalType> {
    const { ctx, deps } = callOf(context);
    const found = await getApproval(ctx, deps, id);
    if (found === null) throw codedError('NOT_FOUND');
    return toApproval(ctx, found);
  }
}
