/** Second factors: setting one up, showing it again, and getting rid of it. */
import {
  confirmTotpEnrolment,
  disableTotp,
  readSecondFactor,
  regenerateRecoveryCodes,
  resetSecondFactor,
  startTotpEnrolment,
  stepUp,
  type SessionId,
} from '@fiducia/tenants';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { GatewayContext } from '../../gateway/gateway-context.js';
import { signedIn } from '../../gateway/identity/signed-in.js';
import {
  ConfirmTotpEnrolmentInput,
  ResetSecondFactorInput,
  StartTotpEnrolmentInput,
  StepUpInput,
} from '../inputs/session.input.js';
import { toFailure } from '../mutation-result.js';
import * as results from '../types/session-result.type.js';
import { SecondFactorType } from '../types/session.type.js';
import { withIds } from '../wire-ids.js';
import { announceEnd } from './session-list.resolver.js';

@Resolver()
export class SecondFactorResolver {
  @Query(() => SecondFactorType)
  secondFactor(@Ctx() context: GatewayContext): Promise<SecondFactorType> {
    const { tenant, enrolOnly } = signedIn(context);
    return readSecondFactor(tenant, context.deps.tenants, enrolOnly);
  }

  @Mutation(() => results.StepUpResult, {
    description:
      'Shows the second factor again: good for five minutes of what answers STEP_UP_REQUIRED.',
  })
  async stepUp(
    @Ctx() context: GatewayContext,
    @Arg('input', () => StepUpInput) { code }: StepUpInput,
  ): Promise<object> {
    const { ip, deps } = context;
    const outcome = await stepUp(signedIn(context).tenant, deps.tenants, { code, ip });
    if (!outcome.ok) return toFailure(outcome.error);
    announceChange(context);
    return { __typename: 'StepUpPayload', until: outcome.value.until };
  }

  @Mutation(() => results.StartTotpEnrolmentResult, {
    description: 'A secret for the app. Replaces an existing one when confirmed, after a step-up.',
  })
  async startTotpEnrolment(
    @Ctx() context: GatewayContext,
    @Arg('input', () => StartTotpEnrolmentInput, { defaultValue: {} })
    input: StartTotpEnrolmentInput,
  ): Promise<object> {
    const { ip, deps } = context;
    const { tenant } = signedIn(context);
    const password = input.password ?? null;
    const outcome = await startTotpEnrolment(tenant, deps.tenants, { password, ip });
    if (!outcome.ok) return toFailure(outcome.error);
    return { __typename: 'StartTotpEnrolmentPayload', ...outcome.value };
  }

  @Mutation(() => results.ConfirmTotpEnrolmentResult, {
    description: 'Ends all other sessions; the recovery codes are shown this once.',
  })
  async confirmTotpEnrolment(
    @Ctx() context: GatewayContext,
    @Arg('input', () => ConfirmTotpEnrolmentInput) { code }: ConfirmTotpEnrolmentInput,
  ): Promise<object> {
    const { ip, deps } = context;
    const outcome = await confirmTotpEnrolment(signedIn(context).tenant, deps.tenants, {
      code,
      ip,
    });
    if (!outcome.ok) return toFailure(outcome.error);
    const { recoveryCodes } = outcome.value;
    const endedSessions = await afterChange(context, outcome.value.endedSessions);
    return { __typename: 'ConfirmTotpEnrolmentPayload', recoveryCodes, endedSessions };
  }

  @Mutation(() => results.DisableTotpResult, {
    description: 'Only where no role asks for a second factor; needs a step-up.',
  })
  async disableTotp(@Ctx() context: GatewayContext): Promise<object> {
    const outcome = await disableTotp(signedIn(context).tenant, context.deps.tenants);
    if (!outcome.ok) return toFailure(outcome.error);
    const endedSessions = await afterChange(context, outcome.value.endedSessions);
    return { __typename: 'DisableTotpPayload', endedSessions };
  }

  @Mutation(() => results.RegenerateRecoveryCodesResult, { description: 'Needs a step-up.' })
  async regenerateRecoveryCodes(@Ctx() context: GatewayContext): Promise<object> {
    const outcome = await regenerateRecoveryCodes(signedIn(context).tenant, context.deps.tenants);
    if (!outcome.ok) return toFailure(outcome.error);
    const { recoveryCodes } = outcome.value;
    return { __typename: 'RegenerateRecoveryCodesPayload', recoveryCodes };
  }

  @Mutation(() => results.ResetSecondFactorResult, {
    description: 'For somebody else who has lost theirs; needs USER_MANAGE and a step-up.',
  })
  resetSecondFactor(
    @Ctx() context: GatewayContext,
    @Arg('input', () => ResetSecondFactorInput) input: ResetSecondFactorInput,
  ): Promise<object> {
    return withIds({ userId: ['user', input.userId] }, async ({ userId }) => {
      const { reason } = input;
      const { tenant } = signedIn(context);
      const outcome = await resetSecondFactor(tenant, context.deps.tenants, { userId, reason });
      if (!outcome.ok) return toFailure(outcome.error);
      const endedSessions = await afterChange(context, outcome.value.endedSessions);
      return { __typename: 'ResetSecondFactorPayload', endedSessions };
    });
  }
}

/** What a session may do has changed: nobody may go on with what they remember of it. */
function announceChange(context: GatewayContext): void {
  context.deps.tenants.access.changed(signedIn(context).tenant.tenantId);
}

async function afterChange(context: GatewayContext, ended: readonly SessionId[]): Promise<number> {
  announceChange(context);
  await announceEnd(context, ended);
  return ended.length;
}
