/** Ids from the wire: malformed ones are refused before any use case sees them. */
import { parseWireId, type IdByKind, type IdKind } from '@fiducia/tenants';
import { toFailure } from './mutation-result.js';
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

type IdFields = Readonly<Record<string, readonly [IdKind, string]>>;
type ParsedIds<Fields extends IdFields> = {
  readonly [Name in keyof Fields]: IdByKind[Fields[Name][0]];
};

/** For mutations: a malformed id is the typed failure of its input field. */
export async function withIds<const Fields extends IdFields>(
  fields: Fields,
  act: (ids: ParsedIds<Fields>) => Promise<object>,
): Promise<object> {
  const ids: Record<string, string> = {};
  for (const [field, [kind, text]] of Object.entries(fields)) {
    const parsed = parseWireId(kind, text);
    if (!parsed.ok) {
      const sentence = `Give an id that begins with ${parsed.expectedPrefix}_.`;
      return toFailure({ code: 'INVALID_INPUT', field, sentence });
    }
    ids[field] = parsed.id;
  }
  return act(ids as ParsedIds<Fields>);
}
