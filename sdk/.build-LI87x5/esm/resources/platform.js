/** For the operator of the platform: how its partners are doing. */
import { partnersQuery } from '../generated/documents.js';
import { NodeList } from '../pagination.js';
export class Platform {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    /** Every partner, by slug: counts, and what waits. Needs PLATFORM_READ. */
    partners(options = {}) {
        return new NodeList(options, async (cursor) => (await this.#transport.request(partnersQuery, { ...cursor }, options)).partners);
    }
}
//# sourceMappingURL=platform.js.map