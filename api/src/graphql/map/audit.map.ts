/** An audit entry as the schema shows it. */
import { toWireId, type AuditEntryView } from '@fiducia/tenants';
import type { AuditEntryType } from '../types/audit-entry.type.js';

export function toAuditEntry(entry: AuditEntryView): AuditEntryType {
  const { accountId: _, ...shown } = entry;
  return { ...shown, id: toWireId('audit', entry.id) };
}
