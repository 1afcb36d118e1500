import type { Partner } from '../generated/models.js';
import { NodeList } from '../pagination.js';
import type { ListOptions } from '../pagination.js';
import type { Transport } from '../transport.js';
export declare class Platform {
    #private;
    constructor(transport: Transport);
    /** Every partner, by slug: counts, and what waits. Needs PLATFORM_READ. */
    partners(options?: ListOptions): NodeList<Partner>;
}
//# sourceMappingURL=platform.d.ts.map