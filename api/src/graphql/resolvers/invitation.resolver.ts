/** Invitations, and new passwords for those who forgot theirs. */
import {
  acceptInvitation,
  inviteUser,
  requestPasswordReset,
  resendInvitation,
  resetPassword,
  revokeInvitation,
  toWireId,
  type Invited,
} from '@fiducia/tenants';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import {
  AcceptInvitationInput,
  InviteUserInput,
  RequestPasswordResetInput,
  ResendInvitationInput,
  ResetPasswordInput,
  RevokeInvitationInput,
} from '../inputs/invitation.input.js';
import { toResult } from '../mutation-result.js';
import {
  AcceptInvitationResult,
  InviteUserResult,
  RequestPasswordResetResult,
  ResendInvitationResult,
  ResetPasswordResult,
  RevokeInvitationResult,
} from '../types/invitation.type.js';
import { withIds } from '../wire-ids.js';

const ALONE = 'Must be the only field of its request.';

@Resolver()
export class InvitationResolver {
  @Mutation(() => InviteUserResult, {
    description: 'Sends a mail with a link. The person has no rights until roles are assigned.',
  })
  async inviteUser(
    @Ctx() context: GatewayContext,
    @Arg('input', () => InviteUserInput) input: InviteUserInput,
  ): Promise<object> {
    const outcome = await inviteUser(callOf(context).ctx, mailDeps(context), { ...input });
    return toResult('InviteUserPayload', outcome, invitationOf);
  }

  @Mutation(() => ResendInvitationResult, { description: 'The link of the mail before ends.' })
  resendInvitation(
    @Ctx() context: GatewayContext,
    @Arg('input', () => ResendInvitationInput) input: ResendInvitationInput,
  ): Promise<object> {
    return withIds({ userId: ['user', input.userId] }, async (ids) => {
      const outcome = await resendInvitation(callOf(context).ctx, mailDeps(context), ids);
      return toResult('ResendInvitationPayload', outcome, invitationOf);
    });
  }

  @Mutation(() => RevokeInvitationResult)
  revokeInvitation(
    @Ctx() context: GatewayContext,
    @Arg('input', () => RevokeInvitationInput) input: RevokeInvitationInput,
  ): Promise<object> {
    return withIds({ userId: ['user', input.userId] }, async ({ userId }) => {
      const { reason } = input;
      const { ctx } = callOf(context);
      const outcome = await revokeInvitation(ctx, context.deps.tenants, { userId, reason });
      return toResult('RevokeInvitationPayload', outcome, () => ({
        userId: toWireId('user', userId),
      }));
    });
  }

  @Mutation(() => AcceptInvitationResult, { description: ALONE })
  async acceptInvitation(
    @Ctx() context: GatewayContext,
    @Arg('input', () => AcceptInvitationInput) input: AcceptInvitationInput,
  ): Promise<object> {
    const { ip, requestId, deps } = context;
    const outcome = await acceptInvitation(deps.tenants, { ...input, ip, requestId });
    return toResult('AcceptInvitationPayload', outcome, ({ value: { email } }) => ({ email }));
  }

  @Mutation(() => RequestPasswordResetResult, { description: ALONE })
  async requestPasswordReset(
    @Ctx() context: GatewayContext,
    @Arg('input', () => RequestPasswordResetInput) { email }: RequestPasswordResetInput,
  ): Promise<object> {
    const { ip, deps } = context;
    const outcome = await requestPasswordReset(deps.tenants, { email, ip });
    return toResult('RequestPasswordResetPayload', outcome, () => ({ requested: true }));
  }

  @Mutation(() => ResetPasswordResult, { description: ALONE })
  async resetPassword(
    @Ctx() context: GatewayContext,
    @Arg('input', () => ResetPasswordInput) input: ResetPasswordInput,
  ): Promise<object> {
    const { ip, requestId, deps } = context;
    const outcome = await resetPassword(deps.tenants, { ...input, ip, requestId });
    return toResult('ResetPasswordPayload', outcome, ({ value: { email } }) => ({ email }));
  }
}

function mailDeps({ deps }: GatewayContext) {
  return { ...deps.tenants, links: deps.links };
}

function invitationOf({ value }: { readonly value: Invited }) {
  const { invitationId, userId, expiresAt } = value;
  const id = toWireId('invitation', invitationId);
  return { invitation: { id, userId: toWireId('user', userId), expiresAt } };
}
