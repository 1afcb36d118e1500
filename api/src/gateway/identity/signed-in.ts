/** Gives the identity behind a request or refuses the request. */
import { GraphQLError } from 'graphql';
import { ERROR_REGISTRY } from '../../errors/error-registry.js';
import type { GatewayContext } from '../gateway-context.js';
import type { Identity, SignedInIdentity } from './identity.js';

export function signedIn(context: GatewayContext): SignedInIdentity {
  return identityOrThrow(context.identity);
}

export function identityOrThrow(identity: Identity): SignedInIdentity {
  if (identity.kind === 'SIGNED_IN') return identity;
  throw codedError('UNAUTHENTICATED');
}

/** A request-level error with a code of any package, and its sentence or a more telling one. */
export function codedError(
  code: string,
  extensions: Readonly<Record<string, unknown>> = {},
  sentence?: string,
): GraphQLError {
  const entry = ERROR_REGISTRY.get(code);
  if (entry === undefined) throw new Error(`Error code ${code} is not in the registry.`);
  return new GraphQLError(sentence ?? entry.sentence, {
    extensions: { ...extensions, code, http: { status: entry.http } },
  });
}
