import { createRoleMutation, deleteRoleMutation, rolesQuery, updateRoleMutation, } from '../generated/documents.js';
export class Roles {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    /** The built-in roles and those that you made, with their permissions. */
    async list(options) {
        return (await this.#transport.request(rolesQuery, {}, options)).roles;
    }
    /** `role` is null while the change waits for a second person. */
    async create(input, options) {
        return this.#transport.mutate(createRoleMutation, { input }, (data) => data.createRole, options);
    }
    /** For everybody who holds it, at once. */
    async update(input, options) {
        return this.#transport.mutate(updateRoleMutation, { input }, (data) => data.updateRole, options);
    }
    /** Only a role of your own that nobody holds. */
    async delete(input, options) {
        return this.#transport.mutate(deleteRoleMutation, { input }, (data) => data.deleteRole, options);
    }
}
//# sourceMappingURL=roles.js.map