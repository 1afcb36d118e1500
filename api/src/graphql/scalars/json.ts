/** The `JSON` scalar: one JSON object, bounded in depth and size on the way in. */
import {
  GraphQLError,
  GraphQLScalarType,
  Kind,
  type ObjectFieldNode,
  type ValueNode,
} from 'graphql';

/** Parameters of strategies are flat today; eight levels leave room and end recursion attacks. */
const MAX_DEPTH = 8;
/** Far above any strategy's parameter count, far below what would cost memory. */
const MAX_VALUES = 1_000;
const EXPECTED = `JSON here is an object of finite numbers, strings, booleans, null, lists and objects, at most ${MAX_DEPTH} levels deep and ${MAX_VALUES} values.`;

export type JsonObject = { readonly [key: string]: unknown };

function refuse(): never {
  throw new GraphQLError(EXPECTED, { extensions: { code: 'INVALID_ARGUMENT' } });
}

/** Throws on anything JSON text cannot carry, and on `__proto__`, which would poison a copy. */
export function parseJsonObject(value: unknown): JsonObject {
  const budget = { left: MAX_VALUES };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse();
  check(value, 1, budget);
  return value as JsonObject;
}

function check(value: unknown, depth: number, budget: { left: number }): void {
  budget.left -= 1;
  if (budget.left < 0 || depth > MAX_DEPTH) refuse();
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) refuse();
    return;
  }
  if (typeof value !== 'object') refuse();
  if (Object.hasOwn(value, '__proto__')) refuse();
  for (const item of Object.values(value)) check(item, depth + 1, budget);
}

type Variables = Record<string, unknown> | null | undefined;

function fromLiteral(node: ValueNode, variables: Variables, depth: number): unknown {
  if (depth > MAX_DEPTH) refuse();
  switch (node.kind) {
    case Kind.NULL:
      return null;
    case Kind.BOOLEAN:
    case Kind.STRING:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.LIST:
      return node.values.map((item) => fromLiteral(item, variables, depth + 1));
    case Kind.OBJECT:
      return fromFields(node.fields, variables, depth);
    case Kind.VARIABLE:
      return variables?.[node.name.value] ?? null;
    case Kind.ENUM:
      return refuse();
  }
}

function fromFields(fields: readonly ObjectFieldNode[], variables: Variables, depth: number) {
  const entries = fields.map(
    (field) => [field.name.value, fromLiteral(field.value, variables, depth + 1)] as const,
  );
  return Object.fromEntries(entries);
}

export const JsonScalar = new GraphQLScalarType<JsonObject, unknown>({
  name: 'JSON',
  description: 'A JSON value; as an input always an object.',
  serialize: (value) => value,
  parseValue: parseJsonObject,
  parseLiteral: (node, variables) => parseJsonObject(fromLiteral(node, variables, 1)),
});
