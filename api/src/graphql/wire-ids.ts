/** Ids from the wire: malformed ones are refused before any use case sees them. */
import { isUuid, parseWireId, type IdByKind, type IdKind } from '@fiducia/tenants';
import { badArgument } from './page.js';

/** For queries: a malformed id is a request-level error. */
export function idArgument<Kind extends IdKind>(
  kind: Kind,
  argument: string,
  text: string,
): IdByKind[Kind] {
  const parsed = parseWireId(kind, text);
  if (parsed.ok) return parsed.id;
  throw badArgument(argument, `must be an id that begins with ${parsed.expectedPrefix}_`);
}

export function optionalIdArgument<Kind extends IdKind>(
  kind: Kind,
  argument: string,
  text: string | null | undefined,
): IdByKind[Kind] | null {
  return text === null || text === undefined ? null : idArgument(kind, argument, text);
}

/** The key of a cursor that is an id alone. */
export function cursorId<Id extends string>(key: string): Id | null {
  return isUuid(key) ? (key as Id) : null;
}
