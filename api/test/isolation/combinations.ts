/** Operations with arguments put together by chance: others' ids, ours, texts, enum values, junk. */
import { getNamedType, isEnumType, type GraphQLSchema } from 'graphql';
import fc from 'fast-check';
import { isIdArgument, type IdArgument } from './id-kinds.js';
import type { Operation, Variable } from './schema-walk.js';
import { unknownId, type TenantSecrets } from './tenant-secrets.js';
import { argumentName, VALUES, valuesFor } from './variable-values.js';

export interface Combination {
  readonly operation: Operation;
  readonly variables: Record<string, unknown>;
  /** Foreign ids and texts that were sent: they may stand in the answer. */
  readonly sent: readonly string[];
}

interface Parties {
  readonly own: TenantSecrets;
  readonly others: readonly TenantSecrets[];
}

/** What somebody might search for who hopes to meet another tenant. */
const TEXTS = ['canary-of-birch', 'birch', 'Client 1', '%', '', "' OR tenant_id IS NOT NULL --"];
const CHOICES = 1_000;

export function combinationsOf(
  schema: GraphQLSchema,
  operations: readonly Operation[],
  parties: Parties,
): fc.Arbitrary<Combination> {
  // A mutation without ids is about the caller itself: the walk has asked each of them.
  const asked = operations.filter(
    ({ kind, variables }) => kind === 'query' || variables.some((one) => isIdArgument(one.kind)),
  );
  const numbers = fc.infiniteStream(fc.nat({ max: CHOICES }));
  return fc.tuple(fc.constantFrom(...asked), numbers).map(([operation, stream]) => {
    const sent: string[] = [];
    const next = (below: number): number => Number(stream.next().value) % below;
    const foreign = foreignIds(operation, parties, next);
    const chosen = new Map<Variable, unknown>();
    for (const variable of operation.variables) {
      chosen.set(variable, foreign.get(variable) ?? valueOf(schema, variable, parties, next));
    }
    for (const value of [...foreign.values(), ...TEXTS.filter((text) => text !== '')])
      sent.push(value);
    const variables = valuesFor(
      operation,
      (variable) => chosen.get(variable) ?? null,
      {},
      (one) => chosen.get(one),
    );
    return { operation, variables, sent };
  });
}

/** At least one id of somebody else, so that a mutation has something to be refused for. */
function foreignIds(
  operation: Operation,
  { others }: Parties,
  next: (below: number) => number,
): ReadonlyMap<Variable, string> {
  const ids = operation.variables.filter(({ kind }) => isIdArgument(kind));
  const found = new Map<Variable, string>();
  const must = ids.length === 0 ? -1 : next(ids.length);
  for (const [index, variable] of ids.entries()) {
    if (index !== must && next(2) === 0) continue;
    const secrets = others[next(others.length)] as TenantSecrets;
    const kind = variable.kind as IdArgument;
    const id = kind === 'ANY_ID' ? secrets.anyIds[next(secrets.anyIds.length)] : secrets.idOf(kind);
    found.set(variable, id ?? unknownId(kind));
  }
  return found;
}

/** `undefined` leaves it to the walk's own legal values. */
function valueOf(
  schema: GraphQLSchema,
  variable: Variable,
  { own }: Parties,
  next: (below: number) => number,
): unknown {
  const { kind, required, typeName } = variable;
  if (kind === 'IDEMPOTENCY_KEY') return undefined;
  if (!required && next(3) === 0) return null;
  if (isIdArgument(kind))
    return next(2) === 0 ? (own.idOf(kind) ?? unknownId(kind)) : unknownId(kind);
  const named = typeName.replaceAll(/[[\]!]/g, '');
  const type = schema.getType(named);
  if (isEnumType(type) && getNamedType(type) === type) {
    const values = type.getValues();
    return values[next(values.length)]?.name;
  }
  if (named === 'Int' && argumentName(variable) === 'first') return 1 + next(5);
  if (named === 'Boolean') return next(2) === 0;
  const isText = named === 'String' && !(argumentName(variable) in VALUES);
  return isText || kind === 'CURSOR' ? TEXTS[next(TEXTS.length)] : undefined;
}
