/**
 * Guards every root field of the schema but a named few: a field added later is closed by default.
 */
import type { GraphQLFieldConfig, GraphQLField, GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../gateway/gateway-context.js';
import { codedError, signedIn } from '../gateway/identity/signed-in.js';

/** What a visitor may ask before signing in. */
export const PUBLIC_FIELDS: ReadonlySet<string> = new Set([
  'Query.branding',
  'Mutation.signIn',
  'Mutation.completeSignIn',
  'Mutation.refreshSession',
  'Mutation.acceptInvitation',
  'Mutation.requestPasswordReset',
  'Mutation.resetPassword',
]);

/** What somebody may do whose role asks for a second factor that is not set up yet. */
export const ENROLMENT_FIELDS: ReadonlySet<string> = new Set([
  'Query.viewer',
  'Query.secondFactor',
  'Mutation.startTotpEnrolment',
  'Mutation.confirmTotpEnrolment',
  'Mutation.signOut',
]);

type Resolve = NonNullable<GraphQLFieldConfig<unknown, GatewayContext>['resolve']>;

/** Changes the schema's resolvers in place; call it once, before the schema is served. */
export function requireSignIn(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const name = `${type?.name}.${field.name}`;
      if (!PUBLIC_FIELDS.has(name)) guard(field, 'resolve', ENROLMENT_FIELDS.has(name));
    }
  }
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    guard(field, 'subscribe', false);
  }
  return schema;
}

function guard(
  field: GraphQLField<unknown, GatewayContext>,
  step: 'resolve' | 'subscribe',
  openToEnrolment: boolean,
): void {
  const open = field[step];
  if (open === undefined) throw new Error(`Field ${field.name} has no ${step} function.`);
  const closed: Resolve = (source, args, context, info) => {
    const { enrolOnly } = signedIn(context);
    if (enrolOnly && !openToEnrolment) throw codedError('MFA_ENROLMENT_REQUIRED');
    return open(source, args, context, info);
  };
  field[step] = closed;
}
