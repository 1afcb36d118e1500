/** Deployments: a strategy that trades a share of an account's capital. */
import type { CallOptions } from '../client-options.js';
import { deployStrategyMutation, stopDeploymentMutation } from '../generated/documents.js';
import type { DeployStrategyInput, StopDeploymentInput } from '../generated/inputs.js';
import type { Deployment } from '../generated/models.js';
import { withIdempotencyKey } from '../idempotency-key.js';
import type { Keyed } from '../idempotency-key.js';
import type { Transport } from '../transport.js';

export class Deployments {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The names and parameters to choose from: `client.strategies.list()`. */
  async deploy(input: Keyed<DeployStrategyInput>, options?: CallOptions): Promise<Deployment> {
    const variables = { input: withIdempotencyKey<DeployStrategyInput>(input) };
    const payload = await this.#transport.mutate(
      deployStrategyMutation,
      variables,
      (data) => data.deployStrategy,
      options,
    );
    return payload.deployment;
  }

  /**
   * Lets the strategy decide no more; its positions are closed or held as the account's mandate says.
   */
  async stop(input: Keyed<StopDeploymentInput>, options?: CallOptions): Promise<Deployment> {
    const variables = { input: withIdempotencyKey<StopDeploymentInput>(input) };
    const payload = await this.#transport.mutate(
      stopDeploymentMutation,
      variables,
      (data) => data.stopDeployment,
      options,
    );
    return payload.deployment;
  }
}
