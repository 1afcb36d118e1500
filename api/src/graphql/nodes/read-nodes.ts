/** Reads things by ids of any kind, one statement for each kind, in the order of the ids. */
import { parseWireId, type IdKind } from '@fiducia/tenants';
import type { GatewayContext } from '../../gateway/gateway-context.js';
import { badArgument } from '../page.js';
import { NODE_READERS, type NodeValue } from './node-readers.js';

const KINDS = Object.keys(NODE_READERS) as readonly IdKind[];

interface NamedId {
  readonly kind: IdKind;
  readonly id: string;
}

/** Null for what is not there and for what the viewer may not see: the two look the same. */
export async function readNodes(
  context: GatewayContext,
  argument: string,
  wireIds: readonly string[],
): Promise<readonly (NodeValue | null)[]> {
  const named = wireIds.map((text) => nameOf(argument, text));
  const found = new Map<string, NodeValue>();
  const kinds = Map.groupBy(named, ({ kind }) => kind);
  await Promise.all(
    [...kinds].map(async ([kind, ids]) => {
      for (const node of await readKind(context, kind, ids)) found.set(node.id, node);
    }),
  );
  return wireIds.map((id) => found.get(id) ?? null);
}

async function readKind(
  context: GatewayContext,
  kind: IdKind,
  named: readonly NamedId[],
): Promise<readonly NodeValue[]> {
  const reader = NODE_READERS[kind];
  if (typeof reader === 'string') return [];
  const ids = [...new Set(named.map(({ id }) => id))];
  const nodes = await reader.read(context, ids as never);
  return nodes.map((node) => ({ ...node, __typename: reader.typeName }));
}

function nameOf(argument: string, text: string): NamedId {
  for (const kind of KINDS) {
    const parsed = parseWireId(kind, text);
    if (parsed.ok) return { kind, id: parsed.id };
  }
  throw badArgument(argument, 'must be an id such as acc_0199…');
}
