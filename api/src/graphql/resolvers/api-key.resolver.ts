/** The keys of a partner's programs: listed, made, followed and ended. */
import {
  createApiKey,
  getApiKey,
  listApiKeys,
  revokeApiKey,
  rotateApiKey,
  type ApiKeyId,
  type KeyGrantInput,
} from '@fiducia/tenants';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import type { ConnectionValue } from '../connection.js';
import {
  ApiKeysArgs,
  CreateApiKeyInput,
  RevokeApiKeyInput,
  RotateApiKeyInput,
  type ApiKeyGrantInput,
} from '../inputs/api-key.input.js';
import { toApiKey, toApiKeyPage } from '../map/api-key.map.js';
import { toFailure, toResult } from '../mutation-result.js';
import { pageSize, toConnection } from '../page.js';
import { scopeOf } from '../scope-input.js';
import {
  ApiKeyConnectionType,
  CreateApiKeyResult,
  RevokeApiKeyResult,
  RotateApiKeyResult,
  type ApiKeyType,
} from '../types/api-key.type.js';
import { orThrow } from '../use-case-error.js';
import { optionalIdArgument, withIds } from '../wire-ids.js';

@Resolver()
export class ApiKeyResolver {
  @Query(() => ApiKeyConnectionType, { description: 'Newest first; needs API_KEY_READ.' })
  async apiKeys(
    @Ctx() context: GatewayContext,
    @Args(() => ApiKeysArgs) { first, after = null }: ApiKeysArgs,
  ): Promise<ConnectionValue<ApiKeyType>> {
    const { ctx } = callOf(context);
    const query = { first: pageSize(first), after: optionalIdArgument('apiKey', 'after', after) };
    const outcome = await listApiKeys(ctx, context.deps.tenants, query);
    return toConnection(toApiKeyPage(orThrow(outcome).value), after, toApiKey);
  }

  @Mutation(() => CreateApiKeyResult, {
    description: 'A key may do no more than its author, at any moment of its life.',
  })
  async createApiKey(
    @Ctx() context: GatewayContext,
    @Arg('input', () => CreateApiKeyInput) input: CreateApiKeyInput,
  ): Promise<object> {
    const grants = grantsOf(input.grants);
    if (typeof grants === 'number') return badScope(grants);
    const { name, allowedIps, expiresAt = null } = input;
    const facts = { name, grants, allowedIps: allowedIps ?? [], expiresAt };
    const outcome = await createApiKey(callOf(context).ctx, context.deps.tenants, facts);
    return toResult('CreateApiKeyPayload', outcome, async ({ value: { apiKeyId, key } }) => ({
      apiKey: await read(context, apiKeyId),
      secret: key,
    }));
  }

  @Mutation(() => RotateApiKeyResult, {
    description:
      'Makes a successor with the same scopes; the old key goes on until the given time.',
  })
  rotateApiKey(
    @Ctx() context: GatewayContext,
    @Arg('input', () => RotateApiKeyInput) input: RotateApiKeyInput,
  ): Promise<object> {
    return withIds({ apiKeyId: ['apiKey', input.apiKeyId] }, async ({ apiKeyId }) => {
      const asked = { apiKeyId, oldKeyEndsAt: input.oldKeyEndsAt };
      const outcome = await rotateApiKey(callOf(context).ctx, context.deps.tenants, asked);
      return toResult('RotateApiKeyPayload', outcome, async ({ value: rotated }) => ({
        apiKey: await read(context, rotated.apiKeyId),
        oldKey: await read(context, rotated.oldKeyId),
        secret: rotated.key,
      }));
    });
  }

  @Mutation(() => RevokeApiKeyResult, { description: 'At once, everywhere and for good.' })
  revokeApiKey(
    @Ctx() context: GatewayContext,
    @Arg('input', () => RevokeApiKeyInput) input: RevokeApiKeyInput,
  ): Promise<object> {
    return withIds({ apiKeyId: ['apiKey', input.apiKeyId] }, async ({ apiKeyId }) => {
      const asked = { apiKeyId, reason: input.reason };
      const outcome = await revokeApiKey(callOf(context).ctx, context.deps.tenants, asked);
      return toResult('RevokeApiKeyPayload', outcome, async () => ({
        apiKey: await read(context, apiKeyId),
      }));
    });
  }
}

/** As the platform sees it: whoever may make a key is shown what was made. */
async function read(context: GatewayContext, id: ApiKeyId): Promise<ApiKeyType> {
  const { ctx } = callOf(context);
  const actor = { kind: 'SYSTEM', id: 'gateway', name: 'gateway', sessionId: null, mfa: false };
  const found = await getApiKey({ ...ctx, actor } as typeof ctx, context.deps.tenants, id);
  if (found === null) throw new Error('An API key was written and is not there.');
  return toApiKey(found);
}

/** The place of the first grant whose scope is malformed, or all of them. */
function grantsOf(inputs: readonly ApiKeyGrantInput[]): readonly KeyGrantInput[] | number {
  const grants: KeyGrantInput[] = [];
  for (const [index, { keyScope, scope: input }] of inputs.entries()) {
    const scope = scopeOf(input);
    if (scope === null) return index;
    grants.push({ keyScope, scope });
  }
  return grants;
}

function badScope(index: number): object {
  const field = `grants.${index}.scope.id`;
  const sentence = 'Give an id that fits the type of scope.';
  return toFailure({ code: 'INVALID_INPUT', field, sentence });
}
