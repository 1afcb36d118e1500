import { auditCheckpointsQuery, auditConsistencyProofQuery, auditEntriesQuery, auditProofQuery, auditPublicKeyQuery, auditStatusQuery, } from '../generated/documents.js';
import { NodeList } from '../pagination.js';
import { exportAudit } from './audit-export.js';
export class Audit {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    /** Newest first. */
    list(options = {}) {
        const { resourceType, resourceId, accountId, entryId, actorId, action } = options;
        const { withoutActions, from, to, search } = options;
        const filters = { resourceType, resourceId, accountId, entryId, actorId, action };
        const more = { withoutActions, from, to, search };
        return new NodeList(options, async (cursor) => {
            const variables = { ...cursor, ...filters, ...more };
            return (await this.#transport.request(auditEntriesQuery, variables, options)).auditEntries;
        });
    }
    /** How many entries there are, the newest signed head, and an alarm if there is one. */
    async status(options) {
        return (await this.#transport.request(auditStatusQuery, {}, options)).auditStatus;
    }
    /** PEM, newest key first. Keep it where this server cannot reach it. */
    async publicKey(options) {
        return (await this.#transport.request(auditPublicKeyQuery, {}, options)).auditPublicKey;
    }
    /** Signed heads, newest first. */
    checkpoints(options = {}) {
        const { oldestFirst } = options;
        return new NodeList(options, async (cursor) => {
            const variables = { ...cursor, oldestFirst };
            return (await this.#transport.request(auditCheckpointsQuery, variables, options))
                .auditCheckpoints;
        });
    }
    /** What `verifyInclusion` takes: the place of an entry under the newest signed head. */
    async proof(entryId, options) {
        return (await this.#transport.request(auditProofQuery, { entryId }, options)).auditProof;
    }
    /** What `verifyConsistency` takes; hashes in hex. */
    async consistencyProof(oldSize, newSize, options) {
        const variables = { oldSize, newSize };
        return (await this.#transport.request(auditConsistencyProofQuery, variables, options))
            .auditConsistencyProof;
    }
    /** The lines of an export file as they are read: write them, or verify them as they come. */
    export(options = {}) {
        return exportAudit(this.#transport, options);
    }
}
//# sourceMappingURL=audit.js.map