/** Where requests are filed and decided: the kinds that exist here, and who is told of a change. */
import type { Clock } from '../clock.js';
import type { Database } from '../database/open-database.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { PubSub } from '../ephemeral/ports.js';
import { toWireId } from '../ids.js';
import type { ApprovalId, TenantId } from '../ids.js';
import type { ApprovalKind, ApprovalKindHandler } from './approval-kinds.js';
import { policyChangeKind } from './policy-change-kind.js';

export class ApprovalDesk {
  readonly #handlers: ReadonlyMap<ApprovalKind, ApprovalKindHandler>;
  readonly #pubSub: Pick<PubSub, 'publish'> | null;

  /** Without `pubSub` nobody is told: for a process that no subscription listens to. */
  constructor(
    handlers: readonly ApprovalKindHandler[],
    pubSub: Pick<PubSub, 'publish'> | null = null,
  ) {
    this.#handlers = new Map(
      [...handlers, policyChangeKind].map((handler) => [handler.kind, handler]),
    );
    this.#pubSub = pubSub;
  }

  handler(kind: ApprovalKind): ApprovalKindHandler {
    const handler = this.#handlers.get(kind);
    if (handler === undefined) throw new Error(`Nobody carries out approvals of kind ${kind} here`);
    return handler;
  }

  /** A hint that may be lost; the facts are read from the database. */
  announceAtCommit(tx: TenantTransaction, tenantId: TenantId, id: ApprovalId): void {
    const pubSub = this.#pubSub;
    if (pubSub === null) return;
    tx.afterCommit(() => {
      pubSub.publish(approvalChannel(tenantId), toWireId('approval', id)).catch(() => undefined);
    });
  }
}

export interface ApprovalDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly approvals: ApprovalDesk;
}

/** The message is the wire id of the approval that has changed. */
export function approvalChannel(tenantId: TenantId): string {
  return `t:${tenantId}:approvals`;
}
