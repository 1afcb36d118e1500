/** The scope of a role or a key as it is asked for: a type, and an id that fits it. */
import { parseWireId, type AssignedScope } from '@fiducia/tenants';
import type { AssignmentScopeInput } from './inputs/team.input.js';

const SCOPE_KIND = { CLIENT_GROUP: 'clientGroup', CLIENT: 'client', ACCOUNT: 'account' } as const;

/** Null when the id does not fit. */
export function scopeOf({ type, id = null }: AssignmentScopeInput): AssignedScope | null {
  if (type === 'ALL') return id === null ? { type } : null;
  const parsed = parseWireId(SCOPE_KIND[type], id ?? '');
  return parsed.ok ? ({ type, id: parsed.id } as AssignedScope) : null;
}
