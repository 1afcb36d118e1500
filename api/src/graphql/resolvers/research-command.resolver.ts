/** Requesting, canceling and repeating research, and following how far it is. */
import {
  cancelResearchRun,
  getResearchRun,
  requestBacktest,
  requestSweep,
  rerunResearchRun,
  type ResearchRunView,
} from '@fiducia/engine';
import type { ResearchRunId } from '@fiducia/tenants';
import {
  Arg,
  Ctx,
  ID,
  Mutation,
  Resolver,
  Root,
  Subscription,
  type SubscribeResolverData,
} from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { codedError } from '../../gateway/identity/signed-in.js';
import {
  CancelResearchRunInput,
  RequestBacktestInput,
  RequestSweepInput,
  RerunResearchRunInput,
} from '../inputs/research.input.js';
import { toResearchRun, type ResearchRunSource } from '../map/research.map.js';
import { samplerOf } from '../map/sweep.map.js';
import { toResult } from '../mutation-result.js';
import {
  followResearch,
  type ResearchUpdatesArguments,
} from '../subscriptions/research-updates.js';
import { ResearchRunType } from '../types/research.type.js';
import {
  CancelResearchRunResult,
  RequestBacktestResult,
  RequestSweepResult,
  RerunResearchRunResult,
} from '../types/result.type.js';
import { withIds } from '../wire-ids.js';

type Call = SubscribeResolverData<undefined, ResearchUpdatesArguments, GatewayContext>;

@Resolver()
export class ResearchCommandResolver {
  @Mutation(() => RequestBacktestResult, {
    description: 'Stores and queues it; follow it by `researchRunUpdates`.',
  })
  async requestBacktest(
    @Ctx() context: GatewayContext,
    @Arg('input', () => RequestBacktestInput) input: RequestBacktestInput,
  ): Promise<object> {
    const { ctx, deps } = researchCall(context);
    const outcome = await requestBacktest(ctx, deps, input);
    return toResult('RequestBacktestPayload', outcome, ({ run }) => showRun(context, run));
  }

  @Mutation(() => RequestSweepResult, {
    description: 'Stores and queues a search; follow it by `researchRunUpdates`.',
  })
  async requestSweep(
    @Ctx() context: GatewayContext,
    @Arg('input', () => RequestSweepInput) input: RequestSweepInput,
  ): Promise<object> {
    const { ctx, deps } = researchCall(context);
    const outcome = await requestSweep(ctx, deps, { ...input, sampler: samplerOf(input.sampler) });
    return toResult('RequestSweepPayload', outcome, ({ run }) => showRun(context, run));
  }

  @Mutation(() => CancelResearchRunResult)
  cancelResearchRun(
    @Ctx() context: GatewayContext,
    @Arg('input', () => CancelResearchRunInput) input: CancelResearchRunInput,
  ): Promise<object> {
    const { idempotencyKey } = input;
    return withIds({ researchRunId: ['researchRun', input.researchRunId] }, async (ids) => {
      const { ctx, deps } = researchCall(context);
      const request = { idempotencyKey, id: ids.researchRunId };
      const outcome = await cancelResearchRun(ctx, deps, request);
      return toResult('CancelResearchRunPayload', outcome, ({ run }) => showRun(context, run));
    });
  }

  @Mutation(() => RerunResearchRunResult, {
    description: 'The same once more, to see that it gives the same: `reproduced` says so.',
  })
  rerunResearchRun(
    @Ctx() context: GatewayContext,
    @Arg('input', () => RerunResearchRunInput) input: RerunResearchRunInput,
  ): Promise<object> {
    const { idempotencyKey } = input;
    return withIds({ researchRunId: ['researchRun', input.researchRunId] }, async (ids) => {
      const { ctx, deps } = researchCall(context);
      const request = { idempotencyKey, id: ids.researchRunId };
      const outcome = await rerunResearchRun(ctx, deps, request);
      return toResult('RerunResearchRunPayload', outcome, ({ run }) => showRun(context, run));
    });
  }

  @Subscription(() => ResearchRunType, {
    subscribe: ({ context, args }: Call) => followResearch(context, args),
    description:
      'The run as it is now, then each change, several times a second at most. Without `id`, each ' +
      'change of any run of the tenant.',
  })
  async researchRunUpdates(
    @Root() runId: ResearchRunId,
    @Ctx() context: GatewayContext,
    @Arg('id', () => ID, { nullable: true }) _id: string | null,
  ): Promise<ResearchRunSource> {
    const { ctx, deps } = callOf(context);
    const run = await getResearchRun(ctx, deps, runId);
    if (run === null) throw codedError('NOT_FOUND');
    return (await showRun(context, run)).run;
  }
}

/** As `callOf`, with the channel on which changes are told. */
function researchCall(context: GatewayContext) {
  const { ctx, deps } = callOf(context);
  return { ctx, deps: { ...deps, pubsub: context.deps.ephemeral.pubSub } };
}

async function showRun(
  { catalogue, loaders }: GatewayContext,
  run: ResearchRunView,
): Promise<{ readonly run: ResearchRunSource }> {
  return { run: toResearchRun(run, await catalogue.all(), loaders.strategies()) };
}
