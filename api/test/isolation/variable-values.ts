/** Values for the variables of generated operations: ids as the test wants them, the rest legal. */
import type { Operation, Variable } from './schema-walk.js';

/** What an id-like variable is filled with. */
export type IdOf = (variable: Variable) => unknown;

/** Legal values by argument name; a required argument that is missing here fails the test. */
export const VALUES: Readonly<Record<string, unknown>> = {
  first: 5,
  last: 10,
  maxPoints: 10,
  afterSeq: 0,
  symbol: 'WAVE',
  symbols: ['WAVE'],
  adjusted: true,
  strategy: 'sma-cross',
  parameters: { fast: 3, slow: 8 },
  capitalSharePct: '1',
  side: 'BUY',
  type: 'LIMIT',
  timeInForce: 'GTC',
  quantity: '0.1',
  limitPrice: '900',
  reason: 'as a test',
  closePositions: false,
  email: 'nobody@nowhere.example',
  password: 'not the password of anybody',
  challenge: 'not a challenge',
  code: '000000',
  currentPassword: 'not the password of anybody',
  newPassword: 'nine rivers under one bridge',
  cash: '10000',
  name: 'conservative',
  sampler: 'GRID',
  space: { fast: [3, 4] },
  objective: 'sharpe',
  fn: 'SMA',
  from: '2001-01-01T00:00:00Z',
  to: '2002-12-31T00:00:00Z',
  token: 'a token of nobody',
  withPrivate: false,
  oldestFirst: false,
  fromIndex: 0,
  toIndex: 1,
  treeSize: 1,
  oldSize: 1,
  newSize: 2,
  x: 'fast',
  y: 'slow',
  currency: 'USD',
  direction: 'ASC',
  kind: 'LIMIT_CHANGE',
  required: false,
  keyScope: 'READ',
  oldKeyEndsAt: new Date(Date.now() + 24 * 60 * 60_000).toISOString(),
  venue: 'binance',
  label: 'Main',
  keyId: 'key-of-nobody',
  secret: 'secret-of-nobody',
};

/** The fields that each list can be sorted by have types of their own. */
const SORT_FIELDS: Readonly<Record<string, string>> = {
  'AccountSortField!': 'CREATED_AT',
  'FillSortField!': 'AT',
  'OrderSortField!': 'DECIDED_AT',
  'ResearchRunSortField!': 'REQUESTED_AT',
  'ScopeType!': 'ALL',
};

const OF_THE_MARKET: readonly string[] = ['from', 'to'];

let keys = 0;

export function freshKey(): string {
  keys += 1;
  return `walk-${keys}`;
}

export function valuesFor(
  operation: Operation,
  idOf: IdOf,
  overrides: Readonly<Record<string, unknown>> = {},
  chosen: (variable: Variable) => unknown = () => undefined,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const variable of operation.variables) {
    const own = chosen(variable);
    const value = own === undefined ? valueOf(operation, variable, idOf, overrides) : own;
    place(values, variable.path, value);
  }
  return values;
}

function valueOf(
  operation: Operation,
  variable: Variable,
  idOf: IdOf,
  overrides: Readonly<Record<string, unknown>>,
): unknown {
  const name = argumentName(variable);
  if (name in overrides) return overrides[name];
  if (variable.kind === 'IDEMPOTENCY_KEY') return freshKey();
  if (variable.kind !== 'HARMLESS') return idOf(variable);
  // The market's days, which what people have done lies after: it would hide everything.
  if (OF_THE_MARKET.includes(name) && operation.field.startsWith('audit')) return null;
  // A page of runs with the tear sheet of each is refused where it is long.
  if (variable.name === 'first' && operation.field === 'researchRuns') return 1;
  const sorted = SORT_FIELDS[variable.typeName];
  if (sorted !== undefined) return sorted;
  const { choices } = variable;
  if (name in VALUES && fits(VALUES[name], choices)) return VALUES[name];
  if (variable.required && choices.length > 0) {
    return variable.isList ? [choices[0]] : choices[0];
  }
  if (!variable.required) return null;
  throw new Error(`${operation.name}: give ${name} a value in variable-values.ts.`);
}

/** Two enums may have fields of one name. */
function fits(value: unknown, choices: readonly string[]): boolean {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return choices.length === 0 || values.every((one) => choices.includes(String(one)));
}

/** Nested fields prefix their variables with the field's name: `orders_first` is `first`. */
export function argumentName(variable: Variable): string {
  const last = variable.path.at(-1) ?? '';
  return variable.path.length === 1 ? (last.split('_').at(-1) ?? last) : last;
}

function place(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [head = '', ...rest] = path;
  if (rest.length === 0) {
    target[head] = value;
    return;
  }
  const inner = (target[head] ??= {}) as Record<string, unknown>;
  place(inner, rest, value);
}
