import { found } from '../errors/found.js';
import { approvalPoliciesQuery, approvalQuery, approvalsQuery, approvalUpdatesSubscription, approveRequestMutation, rejectRequestMutation, setApprovalPolicyMutation, withdrawRequestMutation, } from '../generated/documents.js';
import { streamStates } from '../live/state-source.js';
import { NodeList } from '../pagination.js';
export class Approvals {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    /** Newest first: what you may decide, and what you have asked for. */
    list(options = {}) {
        const { status, kind, accountId } = options;
        return new NodeList(options, async (cursor) => {
            const variables = { ...cursor, status, kind, accountId };
            return (await this.#transport.request(approvalsQuery, variables, options)).approvals;
        });
    }
    /** Throws NotFoundError. */
    async get(id, options) {
        const { approval } = await this.#transport.request(approvalQuery, { id }, options);
        return found(approval, 'approval', id);
    }
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
    async approve(input, options) {
        const payload = await this.#transport.mutate(approveRequestMutation, { input }, (data) => data.approveRequest, options);
        return payload.approval;
    }
    /** Refuses what the request asks for; nothing changes. Not by its author. */
    async reject(input, options) {
        const payload = await this.#transport.mutate(rejectRequestMutation, { input }, (data) => data.rejectRequest, options);
        return payload.approval;
    }
    /** Takes back what you, or a key of yours, have asked for. */
    async withdraw(approvalId, options) {
        const payload = await this.#transport.mutate(withdrawRequestMutation, { input: { approvalId } }, (data) => data.withdrawRequest, options);
        return payload.approval;
    }
    /** For what this partner wants a second person. */
    async policies(options) {
        return (await this.#transport.request(approvalPoliciesQuery, {}, options)).approvalPolicies;
    }
    /**
     * Whether a kind of change needs a second person. Wanting one holds at once; doing without one is
     * itself a request, which `approval` shows.
     */
    async setPolicy(input, options) {
        const { policy, approval } = await this.#transport.mutate(setApprovalPolicyMutation, { input }, (data) => data.setApprovalPolicy, options);
        return { policy, approval };
    }
    /** Each request that was filed, decided or ended, as it is then. */
    updates(options = {}) {
        const subscription = {
            document: approvalUpdatesSubscription,
            variables: {},
            read: (data) => data.approvalUpdates,
            keyOf: ({ id }) => id,
        };
        return streamStates(this.#transport.streams, subscription, options);
    }
}
//# sourceMappingURL=approvals.js.map