/** Who is asking; signing in and out. */
import { completeSignIn, readTenant, refreshSession, signIn, signOut } from '@fiducia/tenants';
import type { ClientOrigin, SignedIn } from '@fiducia/tenants';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { clearedSessionCookies, sessionCookies } from '../../gateway/cookies.js';
import type { GatewayContext } from '../../gateway/gateway-context.js';
import type { SignedInIdentity } from '../../gateway/identity/identity.js';
import { signedIn } from '../../gateway/identity/signed-in.js';
import { CompleteSignInInput, RefreshSessionInput, SignInInput } from '../inputs/session.input.js';
import { toViewer } from '../map/tenant.map.js';
import { toFailure, type UseCaseFailure } from '../mutation-result.js';
import { SignOutPayloadType } from '../types/session.type.js';
import {
  CompleteSignInResult,
  RefreshSessionResult,
  SignInResult,
} from '../types/session-result.type.js';
import { ViewerType } from '../types/viewer.type.js';
import { shownFactor } from '../map/session.map.js';

const ALONE = 'Must be the only field of its request.';

@Resolver()
export class SessionResolver {
  @Query(() => ViewerType)
  async viewer(@Ctx() context: GatewayContext): Promise<ViewerType> {
    return viewerOf(context, signedIn(context));
  }

  @Mutation(() => SignInResult, { description: ALONE })
  async signIn(
    @Ctx() context: GatewayContext,
    @Arg('input', () => SignInInput) input: SignInInput,
  ): Promise<object> {
    const { email, password, delivery } = input;
    const outcome = await signIn(context.deps.tenants, { email, password, ...originOf(context) });
    if (!outcome.ok) return refuse(context, outcome.error);
    if (outcome.value.kind === 'SIGNED_IN') return admit(context, outcome.value, delivery);
    const { challenge, expiresAt } = outcome.value;
    return { __typename: 'MfaRequired', challenge, expiresAt };
  }

  @Mutation(() => CompleteSignInResult, { description: ALONE })
  async completeSignIn(
    @Ctx() context: GatewayContext,
    @Arg('input', () => CompleteSignInInput) input: CompleteSignInInput,
  ): Promise<object> {
    const shown = shownFactor(input);
    if (!shown.ok) return toFailure(shown.error);
    const { challenge, delivery } = input;
    const outcome = await completeSignIn(context.deps.tenants, {
      ...{ challenge, shown: shown.value, ...originOf(context) },
    });
    if (!outcome.ok) return refuse(context, outcome.error);
    return admit(context, outcome.value, delivery);
  }

  @Mutation(() => RefreshSessionResult, {
    description: `Gives new tokens for a refresh token, once. ${ALONE}`,
  })
  async refreshSession(
    @Ctx() context: GatewayContext,
    @Arg('input', () => RefreshSessionInput, { defaultValue: {} }) input: RefreshSessionInput,
  ): Promise<object> {
    const { deps, refreshCookie } = context;
    const given = input.refreshToken ?? null;
    const refreshToken = given ?? refreshCookie ?? '';
    const outcome = await refreshSession(deps.tenants, { refreshToken, ...originOf(context) });
    if (!outcome.ok) {
      if ('reused' in outcome.error) await alarm(context, outcome.error.reused);
      if (given === null) context.cookies.push(...clearedSessionCookies(deps.config));
      return toFailure({ code: outcome.error.code });
    }
    const tokens = outcome.value;
    if (given === null) context.cookies.push(...sessionCookies(tokens, cookieFacts(context)));
    const expiresAt = tokens.refreshExpiresAt;
    const __typename = 'RefreshSessionPayload';
    return { __typename, tokens: given === null ? null : tokens, expiresAt };
  }

  @Mutation(() => SignOutPayloadType, { description: 'Ends the session; an API key stays valid.' })
  async signOut(@Ctx() context: GatewayContext): Promise<SignOutPayloadType> {
    const { tenant } = signedIn(context);
    await signOut(tenant, context.deps.tenants);
    const { sessionId } = tenant.actor;
    if (sessionId !== null) await context.revocations.announce(tenant.tenantId, sessionId);
    context.cookies.push(...clearedSessionCookies(context.deps.config));
    return { signedOut: sessionId !== null };
  }
}

function originOf(context: GatewayContext): ClientOrigin & { readonly requestId: string } {
  const { ip, userAgent, requestId } = context;
  return { ip, userAgent, requestId };
}

function cookieFacts(context: GatewayContext) {
  const { config, tenants } = context.deps;
  return { tls: config.tls, now: tenants.clock.now() };
}

/** Guessing leaves a trace. Without the name: people mistype, and type passwords there. */
function refuse(context: GatewayContext, error: UseCaseFailure): object {
  const { ip, requestId, deps } = context;
  deps.logger.warn({ code: error.code, ip, requestId }, 'sign-in.refused');
  return toFailure(error);
}

type Reused = Pick<SignedIn, 'context'> & {
  readonly sessionId: Parameters<GatewayContext['revocations']['announce']>[1];
};

async function alarm(context: GatewayContext, { context: tenant, sessionId }: Reused) {
  const { ip, requestId, deps, revocations } = context;
  const { tenantId, actor } = tenant;
  const details = { tenantId, userId: actor.id, sessionId, ip, requestId };
  deps.logger.error(details, 'session.refresh-reused');
  await revocations.announce(tenantId, sessionId);
}

async function admit(
  context: GatewayContext,
  admitted: SignedIn,
  delivery: SignInInput['delivery'],
): Promise<object> {
  const { context: tenant, email, tokens, enrolOnly } = admitted;
  const expiresAt = tokens.refreshExpiresAt;
  const inCookies = delivery === 'COOKIE';
  if (inCookies) context.cookies.push(...sessionCookies(tokens, cookieFacts(context)));
  const identity = { kind: 'SIGNED_IN', tenant, email, expiresAt, enrolOnly } as const;
  const viewer = await viewerOf(context, identity);
  return { __typename: 'SignInPayload', viewer, tokens: inCookies ? null : tokens, expiresAt };
}

async function viewerOf(context: GatewayContext, identity: SignedInIdentity): Promise<ViewerType> {
  return toViewer(identity, await readTenant(identity.tenant, context.deps.tenants));
}
