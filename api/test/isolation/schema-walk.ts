/**
 * Writes one operation for every root field of the schema, from the schema alone.
 *
 * A field added later is covered without being registered anywhere. An argument whose kind nobody
 * has taught to `ARGUMENT_KINDS` makes `operationsOf` throw, so it cannot slip by uncovered.
 */
import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { idKindOfName, type IdArgument } from './id-kinds.js';

export type RootKind = 'query' | 'mutation' | 'subscription';

/** What an argument means; ids are the ones that could point into another tenant. */
export type ArgumentKind = IdArgument | 'CURSOR' | 'IDEMPOTENCY_KEY' | 'HARMLESS';

export interface Variable {
  readonly name: string;
  /** e.g. `input.accountId` */
  readonly path: readonly string[];
  readonly kind: ArgumentKind;
  readonly typeName: string;
  readonly required: boolean;
  readonly isList: boolean;
  /** Of an enum; empty for every other type. */
  readonly choices: readonly string[];
}

export interface Operation {
  readonly kind: RootKind;
  /** e.g. `Query.account` or `Query.account.orders` */
  readonly name: string;
  readonly field: string;
  readonly document: string;
  readonly variables: readonly Variable[];
}

/** By `Type.field.argument` first, then by name; `approvalId` and its like need no entry. */
const ARGUMENT_KINDS: Readonly<Record<string, ArgumentKind>> = {
  'Query.account.id': 'ACCOUNT_ID',
  'Query.order.id': 'ORDER_ID',
  'AssignmentScopeInput.id': 'ANY_ID',
  'Query.approval.id': 'APPROVAL_ID',
  'Query.node.id': 'ANY_ID',
  'Query.nodes.ids': 'ANY_ID',
  'Query.researchRun.id': 'RESEARCH_RUN_ID',
  'Subscription.researchRunUpdates.id': 'RESEARCH_RUN_ID',
  afterOrderId: 'ORDER_ID',
  resourceId: 'ANY_ID',
  actorId: 'ANY_ID',
  entryId: 'ANY_ID',
  after: 'CURSOR',
  idempotencyKey: 'IDEMPOTENCY_KEY',
};

/** Arguments that name nothing of a tenant. Types that carry no text need no entry. */
const HARMLESS_TEXTS: ReadonlySet<string> = new Set([
  'host',
  'slug',
  'symbol',
  'symbols',
  'strategy',
  'reason',
  'email',
  'password',
  'challenge',
  'code',
  'recoveryCode',
  'refreshToken',
  'currentPassword',
  'newPassword',
  'resourceType',
  'action',
  'withoutActions',
  'objective',
  'name',
  'description',
  'token',
  'x',
  'y',
  'ocoGroup',
  'timeframe',
  'search',
  'fn',
  'inputs',
  'currency',
  'CreateApiKeyInput.name',
  'allowedIps',
  'venue',
  'label',
  'keyId',
  'secret',
  'passphrase',
]);
const HARMLESS_TYPES: ReadonlySet<string> = new Set([
  'Int',
  'Float',
  'Boolean',
  'Decimal',
  'DateTime',
  'JSON',
]);

export function kindOfArgument(owner: string, name: string, typeName: string): ArgumentKind {
  const kind = ARGUMENT_KINDS[`${owner}.${name}`] ?? ARGUMENT_KINDS[name] ?? idKindOfName(name);
  if (kind !== null) return kind;
  const isHarmless = HARMLESS_TEXTS.has(name) || HARMLESS_TEXTS.has(`${owner}.${name}`);
  if (typeName === 'String' && isHarmless) return 'HARMLESS';
  if (HARMLESS_TYPES.has(typeName)) return 'HARMLESS';
  throw new Error(
    `Argument ${owner}.${name}: ${typeName} is unknown to the isolation test: ` +
      'say in schema-walk.ts what it means.',
  );
}

/** The interface of whatever has an id. */
const ANY_KIND = 'Node';

/** Below the gateway's limit of 10, which counts the root field as the first level. */
const MAX_DEPTH = 6;

export function operationsOf(schema: GraphQLSchema): readonly Operation[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).flatMap((field) =>
      type ? new OperationWriter(schema, kind, type, field).write() : [],
    ),
  );
}

interface Walk {
  readonly variables: Variable[];
  /** The one nested field with arguments that this operation asks for. */
  readonly focus: string | undefined;
  readonly depth: number;
  readonly open: ReadonlySet<string>;
}

class OperationWriter {
  readonly #schema: GraphQLSchema;
  readonly #kind: RootKind;
  readonly #root: GraphQLObjectType;
  readonly #field: GraphQLField<unknown, unknown>;

  constructor(
    schema: GraphQLSchema,
    kind: RootKind,
    root: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
  ) {
    this.#schema = schema;
    this.#kind = kind;
    this.#root = root;
    this.#field = field;
  }

  /** One operation with everything shallow, and one per nested field that takes arguments. */
  write(): readonly Operation[] {
    const nested = this.#fieldsWithArguments();
    return [undefined, ...nested].map((focus) => this.#operation(focus));
  }

  #operation(focus: string | undefined): Operation {
    const variables: Variable[] = [];
    const walk: Walk = { variables, focus, depth: 1, open: new Set() };
    const call = this.#call(this.#root, this.#field, walk);
    const head = variables
      .filter((variable) => variable.path.length === 1)
      .map((variable) => `$${variable.name}: ${variable.typeName}`);
    const inputs = new Map(
      variables
        .filter((variable) => variable.path.length > 1)
        .map((variable) => [variable.path[0], variable]),
    );
    for (const name of inputs.keys()) head.push(`$${name}: ${this.#inputType(name ?? '')}`);
    const list = head.length > 0 ? `(${head.join(', ')})` : '';
    const base = `${this.#root.name}.${this.#field.name}`;
    return {
      kind: this.#kind,
      name: focus === undefined ? base : `${base} … ${focus}`,
      field: this.#field.name,
      document: `${this.#kind}${list} { ${call} }`,
      variables,
    };
  }

  #inputType(argument: string): string {
    const found = this.#field.args.find((item) => item.name === argument);
    if (found === undefined) throw new Error(`No argument ${argument} on ${this.#field.name}.`);
    return String(found.type);
  }

  #call(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>, walk: Walk): string {
    const prefix = walk.depth === 1 ? '' : `${field.name}_`;
    const args = field.args.map((argument) => {
      const name = `${prefix}${argument.name}`;
      this.#declare(`${parent.name}.${field.name}`, argument, [name], walk.variables);
      return `${argument.name}: $${name}`;
    });
    const list = args.length > 0 ? `(${args.join(', ')})` : '';
    const inside = { ...walk, depth: walk.depth + 1 };
    return `${field.name}${list}${this.#selection(getNamedType(field.type), inside)}`;
  }

  #declare(
    owner: string,
    argument: GraphQLArgument | GraphQLInputField,
    path: readonly string[],
    variables: Variable[],
  ): void {
    const type = getNamedType(argument.type);
    if (isInputObjectType(type)) {
      for (const inner of Object.values(type.getFields())) {
        this.#declare(type.name, inner, [...path, inner.name], variables);
      }
      return;
    }
    const name = path.join('_');
    // A connection's `nodes` and `edges` lead to the same field: one variable serves both.
    if (variables.some((variable) => variable.name === name)) return;
    variables.push({
      name,
      path,
      kind: isEnumType(type) ? 'HARMLESS' : kindOfArgument(owner, argument.name, type.name),
      typeName: String(argument.type),
      required: isNonNullType(argument.type),
      isList: String(argument.type).startsWith('['),
      choices: isEnumType(type) ? type.getValues().map((value) => value.name) : [],
    });
  }

  #selection(type: GraphQLNamedOutputType, walk: Walk): string {
    if (isLeafType(type)) return '';
    if (isAbstractType(type)) {
      // Of any kind at once: their own fields alone, what hangs on them is asked where it is.
      const kinds = this.#schema.getPossibleTypes(type);
      const cases = kinds.map((one) =>
        type.name === ANY_KIND
          ? `... on ${one.name} { ${ownFields(one, kinds)} }`
          : `... on ${one.name}${this.#selection(one, walk)}`,
      );
      return ` { __typename ${cases.join(' ')} }`;
    }
    if (!isObjectType(type)) return '';
    const inside = { ...walk, open: new Set([...walk.open, type.name]) };
    const fields = Object.values(type.getFields()).filter((field) =>
      this.#isSelected(type, field, inside),
    );
    const calls = fields.map((field) => this.#call(type, field, inside));
    return ` { ${['__typename', ...calls].join(' ')} }`;
  }

  /** Types already open on the path end the walk; their fields are asked where they come first. */
  #isSelected(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, walk: Walk): boolean {
    const named = getNamedType(field.type);
    if (isLeafType(named)) return field.args.length === 0;
    if (walk.depth > MAX_DEPTH || walk.open.has(named.name)) return false;
    return field.args.length === 0 || `${type.name}.${field.name}` === walk.focus;
  }

  #fieldsWithArguments(): readonly string[] {
    const found = new Set<string>();
    const seen = new Set<string>();
    const visit = (type: GraphQLNamedOutputType, depth: number): void => {
      if (type.name === ANY_KIND) return;
      if (isAbstractType(type)) {
        for (const one of this.#schema.getPossibleTypes(type)) visit(one, depth);
        return;
      }
      if (!isObjectType(type) || depth > MAX_DEPTH || seen.has(type.name)) return;
      seen.add(type.name);
      for (const field of Object.values(type.getFields())) {
        if (field.args.length > 0) found.add(`${type.name}.${field.name}`);
        visit(getNamedType(field.type), depth + 1);
      }
    };
    visit(getNamedType(this.#field.type), 2);
    return [...found];
  }
}

/** One answer cannot hold a field of two types: those are asked where their kind is asked for. */
function ownFields(type: GraphQLObjectType, kinds: readonly GraphQLObjectType[]): string {
  return Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0)
    .filter((field) => {
      const types = kinds.map((kind) => kind.getFields()[field.name]?.type ?? field.type);
      return types.every((other) => String(other) === String(field.type));
    })
    .map(({ name }) => name)
    .join(' ');
}
