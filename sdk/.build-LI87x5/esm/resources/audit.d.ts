/** The audit log: who did what, when and why, and what proves it. */
import type { CallOptions } from '../client-options.js';
import type { AuditCheckpoint, AuditEntry, AuditInclusion, AuditStatus } from '../generated/models.js';
import { NodeList } from '../pagination.js';
import type { ListOptions } from '../pagination.js';
import type { DateTime, Id } from '../scalars.js';
import type { Transport } from '../transport.js';
import type { AuditExportOptions } from './audit-export.js';
export interface AuditListOptions extends ListOptions {
    readonly resourceType?: string | undefined;
    readonly resourceId?: Id | undefined;
    readonly accountId?: Id | undefined;
    /** This one entry. */
    readonly entryId?: Id | undefined;
    /** A user, a key, or the name of a part of the platform. */
    readonly actorId?: Id | undefined;
    /** `account.halt`, or all that begins so: `account.`. */
    readonly action?: string | undefined;
    /** Actions to leave out, at most 20. */
    readonly withoutActions?: readonly string[] | undefined;
    readonly from?: DateTime | undefined;
    /** The first moment that is left out again. */
    readonly to?: DateTime | undefined;
    /** In actions, kinds and ids; names and reasons are not searched. */
    readonly search?: string | undefined;
}
export interface CheckpointListOptions extends ListOptions {
    readonly oldestFirst?: boolean | undefined;
}
export declare class Audit {
    #private;
    constructor(transport: Transport);
    /** Newest first. */
    list(options?: AuditListOptions): NodeList<AuditEntry>;
    /** How many entries there are, the newest signed head, and an alarm if there is one. */
    status(options?: CallOptions): Promise<AuditStatus>;
    /** PEM, newest key first. Keep it where this server cannot reach it. */
    publicKey(options?: CallOptions): Promise<string>;
    /** Signed heads, newest first. */
    checkpoints(options?: CheckpointListOptions): NodeList<AuditCheckpoint>;
    /** What `verifyInclusion` takes: the place of an entry under the newest signed head. */
    proof(entryId: Id, options?: CallOptions): Promise<AuditInclusion>;
    /** What `verifyConsistency` takes; hashes in hex. */
    consistencyProof(oldSize: number, newSize: number, options?: CallOptions): Promise<readonly string[]>;
    /** The lines of an export file as they are read: write them, or verify them as they come. */
    export(options?: AuditExportOptions): AsyncGenerator<string, void, undefined>;
}
//# sourceMappingURL=audit.d.ts.map