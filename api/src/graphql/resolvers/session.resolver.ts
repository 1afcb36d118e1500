/** Who is asking; signing in and out. */
import { readTenant, signIn, signOut } from '@fiducia/tenants';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { clearedSessionCookie, sessionCookie } from '../../gateway/cookies.js';
import type { GatewayContext } from '../../gateway/gateway-context.js';
import type { SignedInIdentity } from '../../gateway/identity/identity.js';
import { signedIn } from '../../gateway/identity/signed-in.js';
import { SignInInput } from '../inputs/mutation.input.js';
import { toViewer } from '../map/tenant.map.js';
import { toFailure } from '../mutation-result.js';
import { SignOutPayloadType } from '../types/payload.type.js';
import { SignInResult } from '../types/result.type.js';
import { ViewerType } from '../types/viewer.type.js';

@Resolver()
export class SessionResolver {
  @Query(() => ViewerType)
  async viewer(@Ctx() context: GatewayContext): Promise<ViewerType> {
    return viewerOf(context, signedIn(context));
  }

  @Mutation(() => SignInResult, { description: 'Must be the only field of its request.' })
  async signIn(
    @Ctx() context: GatewayContext,
    @Arg('input', () => SignInInput) input: SignInInput,
  ): Promise<object> {
    const { ip, userAgent, requestId, deps } = context;
    const { email, password } = input;
    const outcome = await signIn(deps.tenants, { email, password, ip, userAgent, requestId });
    if (!outcome.ok) {
      // Guessing leaves a trace. Without the name: people mistype, and type passwords there.
      deps.logger.warn({ code: outcome.error.code, ip, requestId }, 'sign-in.refused');
      return toFailure(outcome.error);
    }
    const { context: tenant, sessionToken, expiresAt } = outcome.value;
    const identity = { kind: 'SIGNED_IN', tenant, email: outcome.value.email, expiresAt } as const;
    const maxAgeSeconds = (expiresAt.getTime() - deps.tenants.clock.now().getTime()) / 1000;
    context.cookies.push(sessionCookie(sessionToken, maxAgeSeconds, deps.config));
    const viewer = await viewerOf(context, identity);
    return { __typename: 'SignInPayload', viewer, sessionToken, expiresAt };
  }

  @Mutation(() => SignOutPayloadType, { description: 'Ends the session; an API key stays valid.' })
  async signOut(@Ctx() context: GatewayContext): Promise<SignOutPayloadType> {
    const { tenant } = signedIn(context);
    await signOut(tenant, context.deps.tenants);
    const { sessionId } = tenant.actor;
    if (sessionId !== null) await context.revocations.announce(tenant.tenantId, sessionId);
    context.cookies.push(clearedSessionCookie(context.deps.config));
    return { signedOut: sessionId !== null };
  }
}

async function viewerOf(context: GatewayContext, identity: SignedInIdentity): Promise<ViewerType> {
  return toViewer(identity, await readTenant(identity.tenant, context.deps.tenants));
}
