/** Audit entries as the schema shows them; the id of an entry is its cursor. */
import { toWireId, type AuditEntryView, type AuditPage } from '@fiducia/tenants';
import type { KeyedPage } from '../page.js';
import type { AuditEntryType } from '../types/audit-entry.type.js';

export function toAuditPage(page: AuditPage): KeyedPage<AuditEntryView> {
  return {
    nodes: page.entries,
    cursors: page.entries.map((entry) => toWireId('audit', entry.id)),
    hasNextPage: page.hasNextPage,
  };
}

export function toAuditEntry(entry: AuditEntryView): AuditEntryType {
  return { ...entry, id: toWireId('audit', entry.id) };
}
