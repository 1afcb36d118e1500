/** Anything with an id, read by its id alone: the beginning of an id says what it names. */
import type { CallOptions } from '../client-options.js';
import { found } from '../errors/found.js';
import {
  accountQuery,
  approvalQuery,
  clientGroupNodeQuery,
  clientNodeQuery,
  deploymentNodeQuery,
  fillNodeQuery,
  orderQuery,
  researchRunQuery,
  roleNodeQuery,
  sessionNodeQuery,
  tenantNodeQuery,
} from '../generated/documents.js';
import type {
  AccountDetail,
  Approval,
  Client,
  ClientGroup,
  Deployment,
  Fill,
  Order,
  ResearchRun,
  RoleDefinition,
  Session,
  Tenant,
} from '../generated/models.js';
import type { Id } from '../scalars.js';
import type { Transport } from '../transport.js';

/** What `node` gives: `__typename` says which of them. */
export type AnyNode =
  | ({ readonly __typename: 'Account' } & AccountDetail)
  | ({ readonly __typename: 'Approval' } & Approval)
  | ({ readonly __typename: 'Client' } & Client)
  | ({ readonly __typename: 'ClientGroup' } & ClientGroup)
  | ({ readonly __typename: 'Deployment' } & Deployment)
  | ({ readonly __typename: 'Fill' } & Fill)
  | ({ readonly __typename: 'Order' } & Order)
  | ({ readonly __typename: 'ResearchRun' } & ResearchRun)
  | ({ readonly __typename: 'RoleDefinition' } & RoleDefinition)
  | ({ readonly __typename: 'Session' } & Session)
  | ({ readonly __typename: 'Tenant' } & Tenant);

type ReadNode = (
  transport: Transport,
  of: { readonly id: Id },
  options: CallOptions | undefined,
) => Promise<AnyNode | null>;

/** By the letters before `_`. One document for all is not possible: their fields clash in type. */
const READERS: ReadonlyMap<string, ReadNode> = new Map<string, ReadNode>([
  [
    'acc',
    async (from, of, how) => named('Account', (await from.request(accountQuery, of, how)).account),
  ],
  [
    'apr',
    async (from, of, how) =>
      named('Approval', (await from.request(approvalQuery, of, how)).approval),
  ],
  [
    'cli',
    async (from, of, how) => only('Client', (await from.request(clientNodeQuery, of, how)).node),
  ],
  [
    'grp',
    async (from, of, how) =>
      only('ClientGroup', (await from.request(clientGroupNodeQuery, of, how)).node),
  ],
  [
    'dep',
    async (from, of, how) =>
      only('Deployment', (await from.request(deploymentNodeQuery, of, how)).node),
  ],
  ['fil', async (from, of, how) => only('Fill', (await from.request(fillNodeQuery, of, how)).node)],
  ['ord', async (from, of, how) => named('Order', (await from.request(orderQuery, of, how)).order)],
  [
    'run',
    async (from, of, how) =>
      named('ResearchRun', (await from.request(researchRunQuery, of, how)).researchRun),
  ],
  [
    'rol',
    async (from, of, how) =>
      only('RoleDefinition', (await from.request(roleNodeQuery, of, how)).node),
  ],
  [
    'ses',
    async (from, of, how) => only('Session', (await from.request(sessionNodeQuery, of, how)).node),
  ],
  [
    'tnt',
    async (from, of, how) => only('Tenant', (await from.request(tenantNodeQuery, of, how)).node),
  ],
]);

/** Throws NotFoundError for what is not there, not to be seen, or not read by its id alone. */
export async function readNode(
  transport: Transport,
  id: Id,
  options: CallOptions | undefined,
): Promise<AnyNode> {
  const read = READERS.get(id.slice(0, id.indexOf('_')));
  return found(read === undefined ? null : await read(transport, { id }, options), 'node', id);
}

function named<Name extends AnyNode['__typename'], Value>(
  typeName: Name,
  value: Value | null,
): ({ readonly __typename: Name } & Value) | null {
  return value === null ? null : { ...value, __typename: typeName };
}

function only<Node extends { readonly __typename: string }, Name extends Node['__typename']>(
  typeName: Name,
  node: Node | null,
): Extract<Node, { readonly __typename: Name }> | null {
  return node?.__typename === typeName
    ? (node as Extract<Node, { readonly __typename: Name }>)
    : null;
}
