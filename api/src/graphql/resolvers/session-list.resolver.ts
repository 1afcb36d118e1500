/** Where one is signed in, and ending that elsewhere. */
import {
  changePassword,
  listSessions,
  revokeOtherSessions,
  revokeSession,
  type SessionId,
} from '@fiducia/tenants';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { GatewayContext } from '../../gateway/gateway-context.js';
import { signedIn } from '../../gateway/identity/signed-in.js';
import { ChangePasswordInput, RevokeSessionInput } from '../inputs/session.input.js';
import { toSession } from '../map/session.map.js';
import { toFailure } from '../mutation-result.js';
import {
  ChangePasswordResult,
  RevokeOtherSessionsResult,
  RevokeSessionResult,
} from '../types/session-result.type.js';
import { SessionType } from '../types/session.type.js';
import { withIds } from '../wire-ids.js';

@Resolver()
export class SessionListResolver {
  @Query(() => [SessionType], {
    description: 'One’s own that have not ended, the newest first; at most 100. Empty for a key.',
  })
  async sessions(@Ctx() context: GatewayContext): Promise<SessionType[]> {
    const sessions = await listSessions(signedIn(context).tenant, context.deps.tenants);
    return sessions.map(toSession);
  }

  @Mutation(() => RevokeSessionResult, {
    description: 'Ends one of one’s own sessions; with USER_MANAGE, anybody’s.',
  })
  revokeSession(
    @Ctx() context: GatewayContext,
    @Arg('input', () => RevokeSessionInput) input: RevokeSessionInput,
  ): Promise<object> {
    return withIds({ sessionId: ['session', input.sessionId] }, async ({ sessionId }) => {
      const { tenant } = signedIn(context);
      const outcome = await revokeSession(tenant, context.deps.tenants, { sessionId });
      if (!outcome.ok) return toFailure(outcome.error);
      await announceEnd(context, [sessionId]);
      return { __typename: 'RevokeSessionPayload', sessionId: input.sessionId };
    });
  }

  @Mutation(() => RevokeOtherSessionsResult, { description: 'All of one’s own but this one.' })
  async revokeOtherSessions(@Ctx() context: GatewayContext): Promise<object> {
    const outcome = await revokeOtherSessions(signedIn(context).tenant, context.deps.tenants);
    if (!outcome.ok) return toFailure(outcome.error);
    const { sessionIds } = outcome.value;
    await announceEnd(context, sessionIds);
    return { __typename: 'RevokeOtherSessionsPayload', revokedCount: sessionIds.length };
  }

  @Mutation(() => ChangePasswordResult, {
    description: 'Ends all other sessions. Needs a step-up where there is a second factor.',
  })
  async changePassword(
    @Ctx() context: GatewayContext,
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
  ): Promise<object> {
    const { ip, deps } = context;
    const outcome = await changePassword(signedIn(context).tenant, deps.tenants, { ...input, ip });
    if (!outcome.ok) return toFailure(outcome.error);
    const { endedSessions } = outcome.value;
    await announceEnd(context, endedSessions);
    return { __typename: 'ChangePasswordPayload', endedSessions: endedSessions.length };
  }
}

/** To every gateway, and to whoever is connected by one of them. */
export async function announceEnd(
  context: GatewayContext,
  sessionIds: readonly SessionId[],
): Promise<void> {
  const { tenantId } = signedIn(context).tenant;
  for (const sessionId of sessionIds) await context.revocations.announce(tenantId, sessionId);
}
