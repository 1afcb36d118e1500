/** Deploying and stopping strategies. */
import { deployStrategy, stopDeployment, type DeploymentDetails } from '@fiducia/engine';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { DeployStrategyInput, StopDeploymentInput } from '../inputs/mutation.input.js';
import { toDeployment } from '../map/trading.map.js';
import { toResult } from '../mutation-result.js';
import type { DeploymentType } from '../types/deployment.type.js';
import { DeployStrategyResult, StopDeploymentResult } from '../types/result.type.js';
import { withIds } from '../wire-ids.js';

@Resolver()
export class DeploymentCommandResolver {
  @Mutation(() => DeployStrategyResult)
  deployStrategy(
    @Ctx() context: GatewayContext,
    @Arg('input', () => DeployStrategyInput) input: DeployStrategyInput,
  ): Promise<object> {
    return withIds({ accountId: ['account', input.accountId] }, async ({ accountId }) => {
      const { ctx, deps } = callOf(context);
      const outcome = await deployStrategy(ctx, deps, { ...input, accountId });
      return toResult('DeployStrategyPayload', outcome, async (made) => ({
        deployment: await showDeployment(context, made.deployment),
      }));
    });
  }

  @Mutation(() => StopDeploymentResult)
  stopDeployment(
    @Ctx() context: GatewayContext,
    @Arg('input', () => StopDeploymentInput) input: StopDeploymentInput,
  ): Promise<object> {
    const { idempotencyKey, closePositions } = input;
    return withIds({ deploymentId: ['deployment', input.deploymentId] }, async (ids) => {
      const { ctx, deps } = callOf(context);
      const request = { idempotencyKey, closePositions: closePositions ?? true, ...ids };
      const outcome = await stopDeployment(ctx, deps, request);
      return toResult('StopDeploymentPayload', outcome, async (made) => ({
        deployment: await showDeployment(context, made.deployment),
      }));
    });
  }
}

async function showDeployment(
  { catalogue, loaders }: GatewayContext,
  deployment: DeploymentDetails,
): Promise<DeploymentType> {
  return toDeployment(deployment, await catalogue.all(), loaders.strategies());
}
