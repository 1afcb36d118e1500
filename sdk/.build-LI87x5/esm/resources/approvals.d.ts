/** What needs a second person: requests that wait, decisions, and for what they are needed. */
import type { CallOptions } from '../client-options.js';
import type { ApprovalKind, ApprovalStatus } from '../generated/enums.js';
import type { DecideRequestInput, SetApprovalPolicyInput } from '../generated/inputs.js';
import type { Approval, ApprovalPolicy } from '../generated/models.js';
import type { LiveStream, LiveStreamOptions } from '../live/live-stream.js';
import { NodeList } from '../pagination.js';
import type { ListOptions } from '../pagination.js';
import type { Id } from '../scalars.js';
import type { Transport } from '../transport.js';
export interface ApprovalListOptions extends ListOptions {
    readonly status?: ApprovalStatus | undefined;
    readonly kind?: ApprovalKind | undefined;
    readonly accountId?: Id | undefined;
}
export interface PolicySet {
    readonly policy: ApprovalPolicy;
    /** Of doing without a second person: the policy stays until one has granted it. */
    readonly approval: Approval | null;
}
export declare class Approvals {
    #private;
    constructor(transport: Transport);
    /** Newest first: what you may decide, and what you have asked for. */
    list(options?: ApprovalListOptions): NodeList<Approval>;
    /** Throws NotFoundError. */
    get(id: Id, options?: CallOptions): Promise<Approval>;
    /**
     * Grants exactly what the request shows. The answer is APPROVED, or FAILED with the reason in
     * `failure`. Only another person than the author can, with a second factor shown just now.
     *
     * @example
     * for await (const { id, requestedBy, lines } of client.approvals.list({ status: 'PENDING' })) {
     *   console.log(requestedBy.name, lines);
     *   await client.approvals.approve({ approvalId: id, reason: 'Agreed with the client.' });
     * }
     */
    approve(input: DecideRequestInput, options?: CallOptions): Promise<Approval>;
    /** Refuses what the request asks for; nothing changes. Not by its author. */
    reject(input: DecideRequestInput, options?: CallOptions): Promise<Approval>;
    /** Takes back what you, or a key of yours, have asked for. */
    withdraw(approvalId: Id, options?: CallOptions): Promise<Approval>;
    /** For what this partner wants a second person. */
    policies(options?: CallOptions): Promise<readonly ApprovalPolicy[]>;
    /**
     * Whether a kind of change needs a second person. Wanting one holds at once; doing without one is
     * itself a request, which `approval` shows.
     */
    setPolicy(input: SetApprovalPolicyInput, options?: CallOptions): Promise<PolicySet>;
    /** Each request that was filed, decided or ended, as it is then. */
    updates(options?: LiveStreamOptions): LiveStream<Approval>;
}
//# sourceMappingURL=approvals.d.ts.map