/** The partner's audit log. */
import { listAuditEntries } from '@fiducia/tenants';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import type { ConnectionValue } from '../connection.js';
import { AuditEntriesArgs } from '../inputs/list.args.js';
import { toAuditEntry, toAuditPage } from '../map/audit.map.js';
import { badArgument, boundedText, pageSize, toConnection } from '../page.js';
import { orThrow } from '../use-case-error.js';
import { AuditEntryConnectionType, type AuditEntryType } from '../types/audit-entry.type.js';
import { optionalIdArgument } from '../wire-ids.js';

@Resolver()
export class AuditResolver {
  @Query(() => AuditEntryConnectionType, { description: 'Newest first; needs AUDIT_READ.' })
  async auditEntries(
    @Ctx() context: GatewayContext,
    @Args(() => AuditEntriesArgs) args: AuditEntriesArgs,
  ): Promise<ConnectionValue<AuditEntryType>> {
    const { first, after = null, resourceType = null, resourceId = null } = args;
    const query = {
      first: pageSize(first),
      after: optionalIdArgument('audit', 'after', after),
      resourceType,
      resourceId,
      accountId: optionalIdArgument('account', 'accountId', args.accountId),
      entryId: optionalIdArgument('audit', 'entryId', args.entryId),
      ...filtersOf(args),
    };
    const outcome = await listAuditEntries(callOf(context).ctx, context.deps.tenants, query);
    return toConnection(toAuditPage(orThrow(outcome).value), after, toAuditEntry);
  }
}

const MAX_SEARCH_LENGTH = 100;
const MAX_WITHOUT = 20;

function filtersOf(args: AuditEntriesArgs) {
  const { actorId, action, withoutActions, from, to, search } = args;
  if ((withoutActions?.length ?? 0) > MAX_WITHOUT) {
    throw badArgument('withoutActions', `takes at most ${MAX_WITHOUT} actions`);
  }
  const text = search === null || search === undefined ? null : search.trim();
  return {
    ...{ actorId, action, withoutActions, from, to },
    search: text === null || text === '' ? null : boundedText('search', text, MAX_SEARCH_LENGTH),
  };
}
