/**
 * How each kind of id is read again by `node` and `nodes`: under the viewer's own rights, by the
 * queries that show it elsewhere. What is missing from an answer is null, whoever owns it.
 */
import {
  accountsById,
  clientsById,
  deploymentsById,
  fillsById,
  getResearchRun,
  ordersById,
} from '@fiducia/engine';
import {
  getApproval,
  listClientGroups,
  listRoles,
  listSessions,
  readTenant,
  toWireId,
  type IdByKind,
  type IdKind,
} from '@fiducia/tenants';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { toApproval } from '../map/approval.map.js';
import { toResearchRun } from '../map/research.map.js';
import { toSession } from '../map/session.map.js';
import { toClientGroup, toRoleDefinition } from '../map/team.map.js';
import { toTenant } from '../map/tenant.map.js';
import { toAccount, toDeployment, toFill, toOrder } from '../map/trading.map.js';

export type NodeValue = { readonly __typename: string; readonly id: string };

interface NodeReader<Kind extends IdKind> {
  readonly typeName: string;
  /**
   * In any order; what the viewer may not see is left out. Short lists are given whole: only what
   * was asked for by its id goes out.
   */
  readonly read: (
    context: GatewayContext,
    ids: readonly IdByKind[Kind][],
  ) => Promise<readonly { readonly id: string }[]>;
}

/** A sentence instead of a reader: why nothing of this kind is shown by its id alone. */
export const NODE_READERS: {
  readonly [Kind in IdKind]: NodeReader<Kind> | string;
} = {
  account: {
    typeName: 'Account',
    read: async (context, ids) => {
      const { ctx, reads } = callOf(context);
      return (await accountsById(ctx, reads, ids)).map(toAccount);
    },
  },
  client: {
    typeName: 'Client',
    read: async (context, ids) => {
      const { ctx, reads } = callOf(context);
      const clients = await clientsById(ctx, reads, ids);
      return clients.map((client) => ({ ...client, id: toWireId('client', client.id) }));
    },
  },
  deployment: {
    typeName: 'Deployment',
    read: async (context, ids) => {
      const { ctx, reads } = callOf(context);
      const deployments = await deploymentsById(ctx, reads, ids);
      const instruments = await context.catalogue.all();
      const strategies = context.loaders.strategies();
      return deployments.map((one) => toDeployment(one, instruments, strategies));
    },
  },
  order: {
    typeName: 'Order',
    read: async (context, ids) => {
      const { ctx, reads } = callOf(context);
      const orders = await ordersById(ctx, reads, ids);
      const instruments = await context.catalogue.all();
      return orders.map((order) => toOrder(order, instruments));
    },
  },
  fill: {
    typeName: 'Fill',
    read: async (context, ids) => {
      const { ctx, reads } = callOf(context);
      const fills = await fillsById(ctx, reads, ids);
      const instruments = await context.catalogue.all();
      return fills.map((fill) => toFill(fill, instruments));
    },
  },
  researchRun: {
    typeName: 'ResearchRun',
    read: async (context, ids) => {
      const { ctx, reads } = callOf(context);
      const runs = await Promise.all(ids.map((id) => getResearchRun(ctx, reads, id)));
      const instruments = await context.catalogue.all();
      const strategies = context.loaders.strategies();
      return runs.flatMap((run) =>
        run === null ? [] : [toResearchRun(run, instruments, strategies)],
      );
    },
  },
  tenant: {
    typeName: 'Tenant',
    read: async (context, ids) => {
      const { ctx } = callOf(context);
      if (!ids.includes(ctx.tenantId)) return [];
      return [toTenant(await readTenant(ctx, context.deps.tenants))];
    },
  },
  user: 'People are read by the queries of the team, under the rights of those.',
  session: {
    typeName: 'Session',
    read: async (context) => {
      const sessions = await listSessions(callOf(context).ctx, context.deps.tenants);
      return sessions.map(toSession);
    },
  },
  apiKey: 'Keys are read by their own list, under the right to read them.',
  audit: 'Entries are read by `auditEntries`, which knows the reader’s scope.',
  halt: 'A halt is shown with its account.',
  command: 'A command is known to whoever gave it, by its idempotency key.',
  role: {
    typeName: 'RoleDefinition',
    read: async (context) => {
      const roles = await listRoles(callOf(context).ctx, context.deps.tenants);
      return roles.ok ? roles.value.map(toRoleDefinition) : [];
    },
  },
  roleAssignment: 'Assignments are read with the person who has them.',
  clientGroup: {
    typeName: 'ClientGroup',
    read: async (context) => {
      const groups = await listClientGroups(callOf(context).ctx, context.deps.tenants);
      return groups.ok ? groups.value.map(toClientGroup) : [];
    },
  },
  approval: {
    typeName: 'Approval',
    read: async (context, ids) => {
      const { ctx, deps } = callOf(context);
      const found = await Promise.all(ids.map((id) => getApproval(ctx, deps, id)));
      return found.flatMap((one) => (one === null ? [] : [toApproval(ctx, one)]));
    },
  },
  invitation: 'Invitations are read by their own list, under the right to read them.',
  credential: 'Credentials are write-only.',
};
