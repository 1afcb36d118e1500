/** Heads, proofs and exports of the audit log: what somebody needs who trusts nobody. */
import {
  auditPublicKeys,
  auditStatus,
  listCheckpoints,
  listExportEntries,
  prepareAuditExport,
  proveAuditConsistency,
  proveAuditEntry,
  proveExport,
  type AccountId,
} from '@fiducia/tenants';
import { Arg, Args, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import type { ConnectionValue } from '../connection.js';
import {
  AuditExportEntriesArgs,
  AuditExportProofArgs,
  PrepareAuditExportInput,
} from '../inputs/audit.input.js';
import * as map from '../map/audit-proof.map.js';
import { toFailure } from '../mutation-result.js';
import { badArgument, pageSize, toConnection } from '../page.js';
import {
  AuditCheckpointConnectionType,
  AuditExportConnectionType,
  AuditInclusionType,
  AuditStatusType,
  type AuditCheckpointType,
  type AuditExportEntryType,
} from '../types/audit-proof.type.js';
import { PrepareAuditExportResult } from '../types/audit-export.result.js';
import { orThrow } from '../use-case-error.js';
import { idArgument, optionalIdArgument, withIds } from '../wire-ids.js';

@Resolver()
export class AuditProofResolver {
  @Query(() => AuditStatusType, { description: 'How the log stands; needs AUDIT_READ.' })
  async auditStatus(@Ctx() context: GatewayContext): Promise<AuditStatusType> {
    const outcome = await auditStatus(callOf(context).ctx, context.deps.tenants);
    return map.toAuditStatus(orThrow(outcome).value);
  }

  @Query(() => String, {
    description:
      'Public keys of this installation in PEM, newest first; also at ' +
      '/.well-known/fiducia-audit-key.pem.',
  })
  auditPublicKey(@Ctx() context: GatewayContext): Promise<string> {
    return auditPublicKeys(context.deps.tenants);
  }

  @Query(() => AuditCheckpointConnectionType, {
    description: 'Signed heads, newest first unless stated; needs AUDIT_READ.',
  })
  async auditCheckpoints(
    @Ctx() context: GatewayContext,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null = null,
    @Arg('oldestFirst', () => Boolean, { defaultValue: false }) oldestFirst: boolean,
  ): Promise<ConnectionValue<AuditCheckpointType>> {
    const page = {
      first: pageSize(first),
      beyond: placeArgument(after),
      newestFirst: !oldestFirst,
    };
    const outcome = await listCheckpoints(callOf(context).ctx, context.deps.tenants, page);
    return toConnection(map.toHeadPage(orThrow(outcome).value), after, map.toCheckpoint);
  }

  @Query(() => AuditInclusionType, {
    description: 'Proves one entry against the newest signed head; needs AUDIT_READ.',
  })
  async auditProof(
    @Ctx() context: GatewayContext,
    @Arg('entryId', () => ID) entryId: string,
  ): Promise<AuditInclusionType> {
    const id = idArgument('audit', 'entryId', entryId);
    const outcome = await proveAuditEntry(callOf(context).ctx, context.deps.tenants, id);
    return map.toInclusion(orThrow(outcome).value);
  }

  @Query(() => [String], {
    description: 'Proves that a newer head continues an older one (RFC 9162, 2.1.4).',
  })
  async auditConsistencyProof(
    @Ctx() context: GatewayContext,
    @Arg('oldSize', () => Int) oldSize: number,
    @Arg('newSize', () => Int) newSize: number,
  ): Promise<readonly string[]> {
    const sizes = { oldSize: place('oldSize', oldSize), newSize: place('newSize', newSize) };
    const outcome = await proveAuditConsistency(callOf(context).ctx, context.deps.tenants, sizes);
    return map.toHashes(orThrow(outcome).value);
  }

  @Mutation(() => PrepareAuditExportResult, {
    description: 'Notes the export in the log and signs a head over it; needs AUDIT_EXPORT.',
  })
  prepareAuditExport(
    @Ctx() context: GatewayContext,
    @Arg('input', () => PrepareAuditExportInput) input: PrepareAuditExportInput,
  ): Promise<object> {
    const account = input.accountId ?? null;
    if (account === null) return beginExport(context, input, null);
    return withIds({ accountId: ['account', account] }, ({ accountId }) =>
      beginExport(context, input, accountId),
    );
  }

  @Query(() => AuditExportConnectionType, {
    description: 'Entries of an export in the order of the log; needs AUDIT_EXPORT.',
  })
  async auditExportEntries(
    @Ctx() context: GatewayContext,
    @Args(() => AuditExportEntriesArgs) args: AuditExportEntriesArgs,
  ): Promise<ConnectionValue<AuditExportEntryType>> {
    const { after = null, withPrivate } = args;
    const slice = {
      ...sliceOf(args),
      ...{ first: pageSize(args.first), after: placeArgument(after), withPrivate },
    };
    const outcome = await listExportEntries(callOf(context).ctx, context.deps.tenants, slice);
    return toConnection(map.toExportPage(orThrow(outcome).value), after, map.toExportEntry);
  }

  @Query(() => [String], {
    description: 'Hashes that complete an export to the root; needs AUDIT_EXPORT.',
  })
  async auditExportProof(
    @Ctx() context: GatewayContext,
    @Args(() => AuditExportProofArgs) args: AuditExportProofArgs,
  ): Promise<readonly string[]> {
    const slice = { ...sliceOf(args), treeSize: place('treeSize', args.treeSize) };
    const outcome = await proveExport(callOf(context).ctx, context.deps.tenants, slice);
    return map.toHashes(orThrow(outcome).value);
  }
}

async function beginExport(
  context: GatewayContext,
  { from = null, to = null, withPrivate }: PrepareAuditExportInput,
  accountId: AccountId | null,
): Promise<object> {
  const { ctx } = callOf(context);
  const request = { from, to, accountId, withPrivate };
  const outcome = await prepareAuditExport(ctx, context.deps.tenants, request);
  if (!outcome.ok) return toFailure(outcome.error);
  const typeName = 'PrepareAuditExportPayload';
  return { __typename: typeName, export: map.toExport(ctx.tenantId, outcome.value) };
}

function sliceOf(args: Pick<AuditExportProofArgs, 'fromIndex' | 'toIndex' | 'accountId'>) {
  return {
    from: place('fromIndex', args.fromIndex),
    to: place('toIndex', args.toIndex),
    accountId: optionalIdArgument('account', 'accountId', args.accountId),
  };
}

function place(name: string, value: number): number {
  if (value >= 0) return value;
  throw badArgument(name, 'must be 0 or more');
}

/** A cursor of these lists is a number. */
function placeArgument(after: string | null | undefined): number | null {
  if (after === null || after === undefined) return null;
  if (/^\d{1,15}$/.test(after)) return Number(after);
  throw badArgument('after', 'must be a cursor of this list');
}
