/** Deployments: a strategy that trades a share of an account's capital. */
import type { CallOptions } from '../client-options.js';
import type { DeployStrategyInput, StopDeploymentInput } from '../generated/inputs.js';
import type { Deployment } from '../generated/models.js';
import type { Keyed } from '../idempotency-key.js';
import type { Transport } from '../transport.js';
export declare class Deployments {
    #private;
    constructor(transport: Transport);
    /** The names and parameters to choose from: `client.strategies.list()`. */
    deploy(input: Keyed<DeployStrategyInput>, options?: CallOptions): Promise<Deployment>;
    /**
     * Lets the strategy decide no more; its positions are closed or held as the account's mandate says.
     */
    stop(input: Keyed<StopDeploymentInput>, options?: CallOptions): Promise<Deployment>;
}
//# sourceMappingURL=deployments.d.ts.map