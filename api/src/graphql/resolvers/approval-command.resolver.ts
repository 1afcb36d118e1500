/** Asks for what a second person has to grant, and decides it. */
import { changeAccountLimits, requestGoLive } from '@fiducia/engine';
import {
  approveRequest,
  rejectRequest,
  setApprovalPolicy,
  withdrawRequest,
} from '@fiducia/tenants';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import {
  ChangeAccountLimitsInput,
  DecideRequestInput,
  RequestGoLiveInput,
  SetApprovalPolicyInput,
  WithdrawRequestInput,
} from '../inputs/approval.input.js';
import { toApproval } from '../map/approval.map.js';
import { askedPayload } from '../map/asked.map.js';
import { toResult } from '../mutation-result.js';
import {
  ApproveRequestResult,
  ChangeAccountLimitsResult,
  RejectRequestResult,
  RequestGoLiveResult,
  SetApprovalPolicyResult,
  WithdrawRequestResult,
} from '../types/approval-result.type.js';
import { withIds } from '../wire-ids.js';

@Resolver()
export class ApprovalCommandResolver {
  @Mutation(() => ChangeAccountLimitsResult, {
    description: 'Asks for other limits; they hold once a second person has granted them.',
  })
  changeAccountLimits(
    @Ctx() context: GatewayContext,
    @Arg('input', () => ChangeAccountLimitsInput) input: ChangeAccountLimitsInput,
  ): Promise<object> {
    return withIds({ accountId: ['account', input.accountId] }, async ({ accountId }) => {
      const { ctx, deps } = callOf(context);
      const limits = givenOnly(input.limits);
      const outcome = await changeAccountLimits(ctx, deps, { ...input, limits, accountId });
      return toResult('ChangeAccountLimitsPayload', outcome, askedPayload(ctx));
    });
  }

  @Mutation(() => RequestGoLiveResult, {
    description: 'Asks for leave to trade with real money one day. Nothing goes live by itself.',
  })
  requestGoLive(
    @Ctx() context: GatewayContext,
    @Arg('input', () => RequestGoLiveInput) input: RequestGoLiveInput,
  ): Promise<object> {
    return withIds({ accountId: ['account', input.accountId] }, async ({ accountId }) => {
      const { ctx, deps } = callOf(context);
      const outcome = await requestGoLive(ctx, deps, { ...input, accountId });
      return toResult('RequestGoLivePayload', outcome, askedPayload(ctx));
    });
  }

  @Mutation(() => ApproveRequestResult, {
    description: 'Another person than the author grants exactly what the request shows.',
  })
  approveRequest(
    @Ctx() context: GatewayContext,
    @Arg('input', () => DecideRequestInput) input: DecideRequestInput,
  ): Promise<object> {
    return withIds({ approvalId: ['approval', input.approvalId] }, async ({ approvalId }) => {
      const { ctx, deps } = callOf(context);
      const decided = await approveRequest(ctx, deps, { ...input, approvalId });
      return toResult('ApproveRequestPayload', decided, valueOf(ctx));
    });
  }

  @Mutation(() => RejectRequestResult)
  rejectRequest(
    @Ctx() context: GatewayContext,
    @Arg('input', () => DecideRequestInput) input: DecideRequestInput,
  ): Promise<object> {
    return withIds({ approvalId: ['approval', input.approvalId] }, async ({ approvalId }) => {
      const { ctx, deps } = callOf(context);
      const decided = await rejectRequest(ctx, deps, { ...input, approvalId });
      return toResult('RejectRequestPayload', decided, valueOf(ctx));
    });
  }

  @Mutation(() => WithdrawRequestResult, { description: 'Whoever asked takes it back.' })
  withdrawRequest(
    @Ctx() context: GatewayContext,
    @Arg('input', () => WithdrawRequestInput) input: WithdrawRequestInput,
  ): Promise<object> {
    return withIds({ approvalId: ['approval', input.approvalId] }, async ({ approvalId }) => {
      const { ctx, deps } = callOf(context);
      const withdrawn = await withdrawRequest(ctx, deps, { approvalId });
      return toResult('WithdrawRequestPayload', withdrawn, valueOf(ctx));
    });
  }

  @Mutation(() => SetApprovalPolicyResult, {
    description: 'Wanting a second person holds at once; doing without one needs a second person.',
  })
  async setApprovalPolicy(
    @Ctx() context: GatewayContext,
    @Arg('input', () => SetApprovalPolicyInput) input: SetApprovalPolicyInput,
  ): Promise<object> {
    const { ctx, deps } = callOf(context);
    const set = await setApprovalPolicy(ctx, deps, { ...input });
    return toResult('SetApprovalPolicyPayload', set, ({ value: { policy, approval } }) => ({
      policy,
      approval: approval === null ? null : toApproval(ctx, approval),
    }));
  }
}

function valueOf(ctx: Parameters<typeof toApproval>[0]) {
  return ({ value }: { readonly value: Parameters<typeof toApproval>[1] }) => ({
    approval: toApproval(ctx, value),
  });
}

/** An input class has every field; only those that were sent are to change. */
function givenOnly(limits: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}
