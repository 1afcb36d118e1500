import { explainPermissionQuery, permissionsQuery } from '../generated/documents.js';
export class Permissions {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    /** The registry: every permission, what it allows and what it asks for. */
    async list(options) {
        return (await this.#transport.request(permissionsQuery, {}, options)).permissions;
    }
    /**
     * Why somebody may do something or not: which role or key gives it, and over what.
     *
     * @example
     * const { allowed, reasons } = await client.permissions.explain('ORDER_WRITE', {
     *   resourceId: 'acc_…',
     * });
     * console.log(allowed, reasons.map(({ sentence }) => sentence));
     */
    async explain(permission, options = {}) {
        const { userId, resourceId } = options;
        const variables = { permission, userId, resourceId };
        return (await this.#transport.request(explainPermissionQuery, variables, options))
            .explainPermission;
    }
}
//# sourceMappingURL=permissions.js.map