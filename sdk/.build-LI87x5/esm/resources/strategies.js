import { strategiesQuery } from '../generated/documents.js';
export class Strategies {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    /** Every strategy that can be deployed, with its parameters, their bounds and its version. */
    async list(options) {
        return (await this.#transport.request(strategiesQuery, {}, options)).strategies;
    }
}
//# sourceMappingURL=strategies.js.map