/** The audit log: who did what, when and why. */
import { auditEntriesQuery } from '../generated/documents.js';
import type { AuditEntry } from '../generated/models.js';
import { NodeList } from '../pagination.js';
import type { ListOptions } from '../pagination.js';
import type { Id } from '../scalars.js';
import type { Transport } from '../transport.js';

export interface AuditListOptions extends ListOptions {
  readonly resourceType?: string | undefined;
  readonly resourceId?: Id | undefined;
  readonly accountId?: Id | undefined;
}

export class Audit {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Newest first. */
  list(options: AuditListOptions = {}): NodeList<AuditEntry> {
    const { resourceType, resourceId, accountId } = options;
    return new NodeList(options, async (cursor) => {
      const variables = { ...cursor, resourceType, resourceId, accountId };
      return (await this.#transport.request(auditEntriesQuery, variables, options)).auditEntries;
    });
  }
}
