/** The strategies that can be deployed. */
import type { CallOptions } from '../client-options.js';
import type { StrategyDefinition } from '../generated/models.js';
import type { Transport } from '../transport.js';
export declare class Strategies {
    #private;
    constructor(transport: Transport);
    /** Every strategy that can be deployed, with its parameters, their bounds and its version. */
    list(options?: CallOptions): Promise<readonly StrategyDefinition[]>;
}
//# sourceMappingURL=strategies.d.ts.map