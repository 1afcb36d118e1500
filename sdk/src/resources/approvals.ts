/** What needs a second person: requests that wait, decisions, and for what they are needed. */
import type { CallOptions } from '../client-options.js';
import { found } from '../errors/found.js';
import {
  approvalPoliciesQuery,
  approvalQuery,
  approvalsQuery,
  approvalUpdatesSubscription,
  approveRequestMutation,
  rejectRequestMutation,
  setApprovalPolicyMutation,
  withdrawRequestMutation,
} from '../generated/documents.js';
import type { ApprovalUpdatesSubscription } from '../generated/documents.js';
import type { ApprovalKind, ApprovalStatus } from '../generated/enums.js';
import type { DecideRequestInput, SetApprovalPolicyInput } from '../generated/inputs.js';
import type { Approval, ApprovalPolicy } from '../generated/models.js';
import type { LiveStream, LiveStreamOptions } from '../live/live-stream.js';
import { streamStates } from '../live/state-source.js';
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

export class Approvals {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Newest first: what you may decide, and what you have asked for. */
  list(options: ApprovalListOptions = {}): NodeList<Approval> {
    const { status, kind, accountId } = options;
    return new NodeList(options, async (cursor) => {
      const variables = { ...cursor, status, kind, accountId };
      return (await this.#transport.request(approvalsQuery, variables, options)).approvals;
    });
  }

  /** Throws NotFoundError. */
  async get(id: Id, options?: CallOptions): Promise<Approval> {
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
  async approve(input: DecideRequestInput, options?: CallOptions): Promise<Approval> {
    const payload = await this.#transport.mutate(
      approveRequestMutation,
      { input },
      (data) => data.approveRequest,
      options,
    );
    return payload.approval;
  }

  /** Refuses what the request asks for; nothing changes. Not by its author. */
  async reject(input: DecideRequestInput, options?: CallOptions): Promise<Approval> {
    const payload = await this.#transport.mutate(
      rejectRequestMutation,
      { input },
      (data) => data.rejectRequest,
      options,
    );
    return payload.approval;
  }

  /** Takes back what you, or a key of yours, have asked for. */
  async withdraw(approvalId: Id, options?: CallOptions): Promise<Approval> {
    const payload = await this.#transport.mutate(
      withdrawRequestMutation,
      { input: { approvalId } },
      (data) => data.withdrawRequest,
      options,
    );
    return payload.approval;
  }

  /** For what this partner wants a second person. */
  async policies(options?: CallOptions): Promise<readonly ApprovalPolicy[]> {
    return (await this.#transport.request(approvalPoliciesQuery, {}, options)).approvalPolicies;
  }

  /**
   * Whether a kind of change needs a second person. Wanting one holds at once; doing without one is
   * itself a request, which `approval` shows.
   */
  async setPolicy(input: SetApprovalPolicyInput, options?: CallOptions): Promise<PolicySet> {
    const { policy, approval } = await this.#transport.mutate(
      setApprovalPolicyMutation,
      { input },
      (data) => data.setApprovalPolicy,
      options,
    );
    return { policy, approval };
  }

  /** Each request that was filed, decided or ended, as it is then. */
  updates(options: LiveStreamOptions = {}): LiveStream<Approval> {
    const subscription = {
      document: approvalUpdatesSubscription,
      variables: {},
      read: (data: ApprovalUpdatesSubscription) => data.approvalUpdates,
      keyOf: ({ id }: Approval) => id,
    };
    return streamStates(this.#transport.streams, subscription, options);
  }
}
