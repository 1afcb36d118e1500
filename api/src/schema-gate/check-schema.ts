/** The rules by which the schema may change between releases, apart from files and clocks. */
import {
  findBreakingChanges,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';

export interface SchemaException {
  /** As graphql-js words the change. */
  readonly change: string;
  readonly reason: string;
}

export interface SchemaChange {
  readonly released: GraphQLSchema;
  readonly current: GraphQLSchema;
  readonly exceptions: readonly SchemaException[];
  /** YYYY-MM-DD */
  readonly today: string;
}

export interface SchemaReport {
  readonly problems: readonly string[];
  readonly excepted: readonly SchemaException[];
  /** Was deprecated in the release, and its date has come. */
  readonly removed: readonly string[];
}

/** A deprecation says until when it is kept: `… Removed after 2027-03-31.` */
const REMOVAL_DATE = /Removed after (\d{4}-\d{2}-\d{2})\./;

export function checkSchema({ released, current, exceptions, today }: SchemaChange): SchemaReport {
  const problems = undatedDeprecations(current);
  const excepted: SchemaException[] = [];
  const removed: string[] = [];
  const unused = new Set(exceptions);
  for (const { description } of findBreakingChanges(released, current)) {
    const exception = exceptions.find(({ change }) => change === description);
    const date = removalDate(released, description);
    if (exception !== undefined && exception.reason !== '') {
      unused.delete(exception);
      excepted.push(exception);
    } else if (date === null) {
      problems.push(`${description} Deprecate it first, with a date, in a release.`);
    } else if (date < today) removed.push(description);
    else problems.push(`${description} It is promised until ${date}.`);
  }
  for (const { change } of unused) problems.push(`The exception "${change}" is not needed.`);
  return { problems, excepted, removed };
}

/** Every deprecated element says until when it stays. */
function undatedDeprecations(schema: GraphQLSchema): string[] {
  return [...deprecations(schema)].flatMap(([name, reason]) =>
    REMOVAL_DATE.test(reason)
      ? []
      : [`${name} is deprecated without "Removed after YYYY-MM-DD." in its reason.`],
  );
}

/** The date by which the released schema had announced the end of what a change removes. */
function removalDate(released: GraphQLSchema, description: string): string | null {
  for (const [name, reason] of deprecations(released)) {
    // graphql-js begins its sentences with the element: `Account.cash was removed.`
    if (!description.startsWith(`${name} `)) continue;
    const date = REMOVAL_DATE.exec(reason)?.[1];
    if (date !== undefined) return date;
  }
  return null;
}

interface Deprecable {
  readonly name: string;
  readonly deprecationReason?: string | null | undefined;
}

/** As graphql-js names each field, argument, input field and enum value, with its reason. */
function* deprecations(schema: GraphQLSchema): Generator<readonly [string, string]> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isEnumType(type)) {
      for (const value of type.getValues()) yield* ofElement(value, `${type.name}.`);
    }
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) yield* ofElement(field, `${type.name}.`);
    }
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      yield* ofElement(field, `${type.name}.`);
      for (const arg of field.args) yield* ofElement(arg, `${type.name}.${field.name} arg `);
    }
  }
}

function* ofElement(
  { name, deprecationReason }: Deprecable,
  prefix: string,
): Generator<readonly [string, string]> {
  if (typeof deprecationReason === 'string') yield [`${prefix}${name}`, deprecationReason];
}
