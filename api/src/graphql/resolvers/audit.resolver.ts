/** The partner's audit log. */
import { listAuditEntries } from '@fiducia/tenants';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import type { ConnectionValue } from '../connection.js';
import { AuditEntriesArgs } from '../inputs/list.args.js';
import { toAuditEntry, toAuditPage } from '../map/audit.map.js';
import { pageSize, toConnection } from '../page.js';
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
    };
    const outcome = await listAuditEntries(callOf(context).ctx, context.deps.tenants, query);
    return toConnection(toAuditPage(orThrow(outcome).value), after, toAuditEntry);
  }
}
