/** Keys of trading venues: taken, followed and deleted, and never given back. */
import {
  confirmVenueCredential,
  deleteVenueCredential,
  listVenueCredentials,
  rotateVenueCredential,
  storeVenueCredential,
  toWireId,
} from '@fiducia/tenants';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import {
  ConfirmVenueCredentialInput,
  DeleteVenueCredentialInput,
  RotateVenueCredentialInput,
  StoreVenueCredentialInput,
  type VenueKeyInput,
} from '../inputs/credential.input.js';
import { toVenueCredential } from '../map/api-key.map.js';
import { toApproval } from '../map/approval.map.js';
import { toResult } from '../mutation-result.js';
import {
  ConfirmVenueCredentialResult,
  DeleteVenueCredentialResult,
  RotateVenueCredentialResult,
  StoreVenueCredentialResult,
  VenueCredentialType,
} from '../types/credential.type.js';
import { idArgument, withIds } from '../wire-ids.js';

@Resolver()
export class CredentialResolver {
  @Query(() => [VenueCredentialType], {
    description: 'Of one account; empty without CREDENTIAL_MANAGE for it.',
  })
  async venueCredentials(
    @Ctx() context: GatewayContext,
    @Arg('accountId', () => ID) accountId: string,
  ): Promise<readonly VenueCredentialType[]> {
    const { ctx } = callOf(context);
    const id = idArgument('account', 'accountId', accountId);
    return (await listVenueCredentials(ctx, context.deps.tenants, id)).map(toVenueCredential);
  }

  @Mutation(() => StoreVenueCredentialResult)
  storeVenueCredential(
    @Ctx() context: GatewayContext,
    @Arg('input', () => StoreVenueCredentialInput) input: StoreVenueCredentialInput,
  ): Promise<object> {
    return withIds({ accountId: ['account', input.accountId] }, async ({ accountId }) => {
      const { venue, label } = input;
      const asked = { accountId, venue, label, key: keyOf(input.key) };
      const outcome = await storeVenueCredential(callOf(context).ctx, depsOf(context), asked);
      return toResult('StoreVenueCredentialPayload', outcome, ({ value: stored }) => ({
        credential: toVenueCredential(stored),
      }));
    });
  }

  @Mutation(() => RotateVenueCredentialResult, {
    description: 'The key before is kept until `confirmVenueCredential`.',
  })
  rotateVenueCredential(
    @Ctx() context: GatewayContext,
    @Arg('input', () => RotateVenueCredentialInput) input: RotateVenueCredentialInput,
  ): Promise<object> {
    const ids = { credentialId: ['credential', input.credentialId] } as const;
    return withIds(ids, async ({ credentialId }) => {
      const { ctx } = callOf(context);
      const asked = { credentialId, key: keyOf(input.key), reason: input.reason };
      const outcome = await rotateVenueCredential(ctx, depsOf(context), asked);
      return toResult(
        'RotateVenueCredentialPayload',
        outcome,
        ({ value: { credential, approval } }) => ({
          credential: toVenueCredential(credential),
          approval: approval === null ? null : toApproval(ctx, approval),
        }),
      );
    });
  }

  @Mutation(() => ConfirmVenueCredentialResult, {
    description: 'The new key works: the one before is forgotten.',
  })
  confirmVenueCredential(
    @Ctx() context: GatewayContext,
    @Arg('input', () => ConfirmVenueCredentialInput) input: ConfirmVenueCredentialInput,
  ): Promise<object> {
    const ids = { credentialId: ['credential', input.credentialId] } as const;
    return withIds(ids, async (asked) => {
      const outcome = await confirmVenueCredential(callOf(context).ctx, depsOf(context), asked);
      return toResult('ConfirmVenueCredentialPayload', outcome, ({ value: confirmed }) => ({
        credential: toVenueCredential(confirmed),
      }));
    });
  }

  @Mutation(() => DeleteVenueCredentialResult)
  deleteVenueCredential(
    @Ctx() context: GatewayContext,
    @Arg('input', () => DeleteVenueCredentialInput) input: DeleteVenueCredentialInput,
  ): Promise<object> {
    const ids = { credentialId: ['credential', input.credentialId] } as const;
    return withIds(ids, async ({ credentialId }) => {
      const asked = { credentialId, reason: input.reason };
      const outcome = await deleteVenueCredential(callOf(context).ctx, depsOf(context), asked);
      return toResult('DeleteVenueCredentialPayload', outcome, () => ({
        credentialId: toWireId('credential', credentialId),
      }));
    });
  }
}

function keyOf({ keyId, secret, passphrase = null }: VenueKeyInput) {
  return { keyId, secret, passphrase };
}

function depsOf(context: GatewayContext) {
  return { ...context.deps.tenants, approvals: context.approvals };
}
