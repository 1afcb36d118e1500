import { deployStrategyMutation, stopDeploymentMutation } from '../generated/documents.js';
import { withIdempotencyKey } from '../idempotency-key.js';
export class Deployments {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    /** The names and parameters to choose from: `client.strategies.list()`. */
    async deploy(input, options) {
        const variables = { input: withIdempotencyKey(input) };
        const payload = await this.#transport.mutate(deployStrategyMutation, variables, (data) => data.deployStrategy, options);
        return payload.deployment;
    }
    /**
     * Lets the strategy decide no more; its positions are closed or held as the account's mandate says.
     */
    async stop(input, options) {
        const variables = { input: withIdempotencyKey(input) };
        const payload = await this.#transport.mutate(stopDeploymentMutation, variables, (data) => data.stopDeployment, options);
        return payload.deployment;
    }
}
//# sourceMappingURL=deployments.js.map