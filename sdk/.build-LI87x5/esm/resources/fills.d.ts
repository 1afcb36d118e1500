import type { Side } from '../generated/enums.js';
import type { FillSort } from '../generated/inputs.js';
import type { Fill } from '../generated/models.js';
import { NodeList } from '../pagination.js';
import type { ListOptions } from '../pagination.js';
import type { DateTime, Id } from '../scalars.js';
import type { Transport } from '../transport.js';
/** What is left out does not narrow the list. */
export interface FillListOptions extends ListOptions {
    readonly accountId?: Id | undefined;
    readonly clientId?: Id | undefined;
    readonly orderId?: Id | undefined;
    readonly symbol?: string | undefined;
    readonly side?: Side | undefined;
    /** Market time, included. */
    readonly from?: DateTime | undefined;
    /** Market time, excluded. */
    readonly to?: DateTime | undefined;
    /** Newest first, unless stated. */
    readonly sortBy?: FillSort | undefined;
}
export declare class Fills {
    #private;
    constructor(transport: Transport);
    /**
     * The fills of every account that you may see, newest first unless sorted otherwise.
     *
     * @example
     * const { nodes } = await client.fills.list({ clientId: 'cli_…', first: 100 }).page();
     */
    list(options?: FillListOptions): NodeList<Fill>;
}
//# sourceMappingURL=fills.d.ts.map