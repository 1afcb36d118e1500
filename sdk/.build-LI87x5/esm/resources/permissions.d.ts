/** The registry of permissions, and why somebody holds one or does not. */
import type { CallOptions } from '../client-options.js';
import type { Permission } from '../generated/enums.js';
import type { PermissionDefinition, PermissionExplanation } from '../generated/models.js';
import type { Id } from '../scalars.js';
import type { Transport } from '../transport.js';
export interface ExplainOptions extends CallOptions {
    /** Somebody else, which needs USER_READ; absent: whoever asks. */
    readonly userId?: Id | undefined;
    /** An account or a client; absent: somewhere. */
    readonly resourceId?: Id | undefined;
}
export declare class Permissions {
    #private;
    constructor(transport: Transport);
    /** The registry: every permission, what it allows and what it asks for. */
    list(options?: CallOptions): Promise<readonly PermissionDefinition[]>;
    /**
     * Why somebody may do something or not: which role or key gives it, and over what.
     *
     * @example
     * const { allowed, reasons } = await client.permissions.explain('ORDER_WRITE', {
     *   resourceId: 'acc_…',
     * });
     * console.log(allowed, reasons.map(({ sentence }) => sentence));
     */
    explain(permission: Permission, options?: ExplainOptions): Promise<PermissionExplanation>;
}
//# sourceMappingURL=permissions.d.ts.map