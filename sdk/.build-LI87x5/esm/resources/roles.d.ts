/** Roles: the built-in ones, and those that the partner makes. */
import type { CallOptions } from '../client-options.js';
import type { CreateRoleInput, DeleteRoleInput, UpdateRoleInput } from '../generated/inputs.js';
import type { RoleDefinition } from '../generated/models.js';
import type { Transport } from '../transport.js';
import type { MayWait } from './team.js';
export declare class Roles {
    #private;
    constructor(transport: Transport);
    /** The built-in roles and those that you made, with their permissions. */
    list(options?: CallOptions): Promise<readonly RoleDefinition[]>;
    /** `role` is null while the change waits for a second person. */
    create(input: CreateRoleInput, options?: CallOptions): Promise<MayWait & {
        readonly role: RoleDefinition | null;
    }>;
    /** For everybody who holds it, at once. */
    update(input: UpdateRoleInput, options?: CallOptions): Promise<MayWait & {
        readonly role: RoleDefinition | null;
    }>;
    /** Only a role of your own that nobody holds. */
    delete(input: DeleteRoleInput, options?: CallOptions): Promise<MayWait>;
}
//# sourceMappingURL=roles.d.ts.map