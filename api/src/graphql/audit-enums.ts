/** Enums of the audit log's proofs. */
import { enumOf } from './enums.js';

export const AuditAlarmKindEnum = enumOf(
  'AuditAlarmKind',
  'How a log contradicts a head that was kept: it is shorter, other than it was, or there are two.',
  ['SET_BACK', 'REWRITTEN', 'TWO_HEADS'],
);
export const AuditExportKindEnum = enumOf(
  'AuditExportKind',
  'The whole log, every entry of a stretch of it, or some entries of a stretch.',
  ['FULL', 'RANGE', 'SELECTION'],
);
export const AuditPrivateFieldEnum = enumOf(
  'AuditPrivateField',
  'What of an entry is committed to and kept beside the log.',
  ['BEFORE', 'AFTER', 'REASON'],
);
