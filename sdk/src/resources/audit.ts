/** The audit log: who did what, when and why, and what proves it. */
import type { CallOptions } from '../client-options.js';
import {
  auditCheckpointsQuery,
  auditConsistencyProofQuery,
  auditEntriesQuery,
  auditProofQuery,
  auditPublicKeyQuery,
  auditStatusQuery,
} from '../generated/documents.js';
import type {
  AuditCheckpoint,
  AuditEntry,
  AuditInclusion,
  AuditStatus,
} from '../generated/models.js';
import { NodeList } from '../pagination.js';
import type { ListOptions } from '../pagination.js';
import type { DateTime, Id } from '../scalars.js';
import type { Transport } from '../transport.js';
import { exportAudit } from './audit-export.js';
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

export class Audit {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Newest first. */
  list(options: AuditListOptions = {}): NodeList<AuditEntry> {
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
  async status(options?: CallOptions): Promise<AuditStatus> {
    return (await this.#transport.request(auditStatusQuery, {}, options)).auditStatus;
  }

  /** PEM, newest key first. Keep it where this server cannot reach it. */
  async publicKey(options?: CallOptions): Promise<string> {
    return (await this.#transport.request(auditPublicKeyQuery, {}, options)).auditPublicKey;
  }

  /** Signed heads, newest first. */
  checkpoints(options: CheckpointListOptions = {}): NodeList<AuditCheckpoint> {
    const { oldestFirst } = options;
    return new NodeList(options, async (cursor) => {
      const variables = { ...cursor, oldestFirst };
      return (await this.#transport.request(auditCheckpointsQuery, variables, options))
        .auditCheckpoints;
    });
  }

  /** What `verifyInclusion` takes: the place of an entry under the newest signed head. */
  async proof(entryId: Id, options?: CallOptions): Promise<AuditInclusion> {
    return (await this.#transport.request(auditProofQuery, { entryId }, options)).auditProof;
  }

  /** What `verifyConsistency` takes; hashes in hex. */
  async consistencyProof(
    oldSize: number,
    newSize: number,
    options?: CallOptions,
  ): Promise<readonly string[]> {
    const variables = { oldSize, newSize };
    return (await this.#transport.request(auditConsistencyProofQuery, variables, options))
      .auditConsistencyProof;
  }

  /** The lines of an export file as they are read: write them, or verify them as they come. */
  export(options: AuditExportOptions = {}): AsyncGenerator<string, void, undefined> {
    return exportAudit(this.#transport, options);
  }
}
