/**
 * Guards every root field of the schema but a named few: a field added later is closed by default.
 */
import type { GraphQLFieldConfig, GraphQLField, GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../gateway/gateway-context.js';
import { signedIn } from '../gateway/identity/signed-in.js';

/** What a visitor may ask before signing in. */
export const PUBLIC_FIELDS: ReadonlySet<string> = new Set(['Query.branding', 'Mutation.signIn']);

type Resolve = NonNullable<GraphQLFieldConfig<unknown, GatewayContext>['resolve']>;

/** Changes the schema's resolvers in place; call it once, before the schema is served. */
export function requireSignIn(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      if (!PUBLIC_FIELDS.has(`${type?.name}.${field.name}`)) guard(field, 'resolve');
    }
  }
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    guard(field, 'subscribe');
  }
  return schema;
}

function guard(field: GraphQLField<unknown, GatewayContext>, step: 'resolve' | 'subscribe'): void {
  const open = field[step];
  if (open === undefined) throw new Error(`Field ${field.name} has no ${step} function.`);
  const closed: Resolve = (source, args, context, info) => {
    signedIn(context);
    return open(source, args, context, info);
  };
  field[step] = closed;
}
