/**
 * Makes null of what a viewer may not see: the registry's rules about fields, in one place and on
 * the schema itself, so that no resolver, subscription or mutation can forget them.
 */
import {
  FIELD_RULES,
  fieldReach,
  isAllowed,
  isUuid,
  parseWireId,
  permissionRule,
  type AccountId,
  type Permission,
} from '@fiducia/tenants';
import { isNonNullType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { defaultFieldResolver } from 'graphql';
import type { GatewayContext } from '../gateway/gateway-context.js';
import { signedIn } from '../gateway/identity/signed-in.js';

type Field = GraphQLField<unknown, GatewayContext>;

/** Beside the restricted fields of these types stands whether they are restricted. */
const MARKED_TYPES = ['Account', 'AccountUpdate'] as const;
const MARKER = 'restricted';

/** Changes the schema's resolvers in place; call it once, before the schema is served. */
export function enforceFieldRules(schema: GraphQLSchema): GraphQLSchema {
  for (const { type, field, permission } of FIELD_RULES) {
    restrict(fieldOf(schema, type, field), permission);
  }
  for (const type of MARKED_TYPES) mark(fieldOf(schema, type, MARKER));
  return schema;
}

function fieldOf(schema: GraphQLSchema, typeName: string, fieldName: string): Field {
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  if (field === undefined) throw new Error(`The schema has no field ${typeName}.${fieldName}`);
  return field as Field;
}

function restrict(field: Field, permission: Permission): void {
  if (isNonNullType(field.type)) throw new Error(`A restricted field is nullable: ${field.name}`);
  const open = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => {
    const may = mayRead(context, permission, source);
    if (may === true) return open(source, args, context, info) as unknown;
    if (may === false) return null;
    return may.then((yes) => (yes ? (open(source, args, context, info) as unknown) : null));
  };
}

function mark(field: Field): void {
  field.resolve = (source, _args, context) => {
    const may = mayRead(context, 'BALANCE_READ', source);
    return typeof may === 'boolean' ? !may : may.then((yes) => !yes);
  };
}

/** Most viewers hold it wherever they see anything, or nowhere: only the others need a look. */
function mayRead(
  context: GatewayContext,
  permission: Permission,
  source: unknown,
): boolean | Promise<boolean> {
  const ctx = signedIn(context).tenant;
  const reach = fieldReach(ctx, permission);
  if (reach !== 'SOME') return reach === 'ALL';
  const accountId = accountOf(source);
  // What does not say where it lies is shown to nobody who may see only some of it.
  if (accountId === null) return false;
  const [first] = permissionRule(permission).allows;
  if (first === undefined) return false;
  return context.loaders.clientOfAccount.load(accountId).then((clientId) => {
    if (clientId === null) return false;
    return isAllowed(ctx, first[0], { type: first[1], accountId, clientId });
  });
}

/** Every source of a restricted field names its account, in either form of its id, or has one. */
function accountOf(source: unknown): AccountId | null {
  if (typeof source !== 'object' || source === null) return null;
  const { accountId, account } = source as { accountId?: unknown; account?: unknown };
  if (typeof accountId !== 'string') return account === undefined ? null : accountOf(account);
  if (isUuid(accountId)) return accountId as AccountId;
  const parsed = parseWireId('account', accountId);
  return parsed.ok ? parsed.id : null;
}
