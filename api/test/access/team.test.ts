/** Rights change while people work: roles, assignments and suspensions count at once, everywhere. */
import pg from 'pg';
import { newId, toWireId, type ClientId, type PartnerRole } from '@fiducia/tenants';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accountOf } from '../isolation/seed-trading.js';
import { ask, codesOf, type GraphqlAnswer } from '../support/graphql-request.js';
import { openLiveClient, subscribeLive } from '../support/live-client.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';

let gateway: TestGateway;
let elsewhere: string;
let superuser: pg.Client;
const tokens: Partial<Record<PartnerRole, string>> = {};

beforeAll(async () => {
  gateway = await startTestGateway({ engine: false });
  elsewhere = (await gateway.another()).url;
  superuser = new pg.Client({ connectionString: gateway.database.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await gateway.stop();
});
beforeEach(() => fourEyes(false));

async function fourEyes(required: boolean): Promise<void> {
  await superuser.query({
    text: `insert into approval_policy (tenant_id, kind, required, updated_at)
      values ($1, 'ROLE_CHANGE', $2, now())
      on conflict (tenant_id, kind) do update set required = $2`,
    values: [gateway.a.tenantId, required],
  });
}

async function as(
  role: PartnerRole,
  query: string,
  variables: Record<string, unknown> = {},
  url = gateway.url,
): Promise<GraphqlAnswer> {
  const token = (tokens[role] ??= await gateway.signIn(gateway.a, role));
  return ask(url, { query, variables, token });
}

function userId(role: PartnerRole): string {
  const user = gateway.a.users.find((one) => one.role === role);
  if (user === undefined) throw new Error(`No user with role ${role}`);
  return toWireId('user', user.userId);
}

type Result = Record<string, unknown> & { readonly __typename: string };

async function change(field: string, input: object, role: PartnerRole = 'TENANT_OWNER') {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  const query = `mutation ($input: ${type}Input!) { ${field}(input: $input) {
    __typename ... on Failure { code message }
    ${SELECT[field] === undefined ? '' : `... on ${type}Payload { ${SELECT[field]} }`} } }`;
  const answer = await as(role, query, { input: { reason: 'as a test', ...input } });
  const result = answer.data?.[field] as Result | undefined;
  if (result === undefined) throw new Error(answer.text);
  return result;
}

const SELECT: Readonly<Record<string, string>> = {
  createRole: 'role { id name permissions assignmentCount } approval { id status kind }',
  updateRole: 'role { id permissions }',
  deleteRole: 'roleId',
  assignRole: 'member { id assignments { id roleId scope { type id name } } } approval { id }',
  unassignRole: 'assignmentId',
  createClientGroup: 'group { id name clientCount clients { name } }',
  updateClientGroup: 'group { id clientCount }',
  deleteClientGroup: 'groupId',
  suspendUser: 'member { status }',
  reactivateUser: 'member { status }',
};

const HALTER = ['ACCOUNT_READ', 'ACCOUNT_HALT'];

async function createRole(permissions: readonly string[]): Promise<string> {
  const made = await change('createRole', { name: newId(), permissions });
  expect(made.__typename).toBe('CreateRolePayload');
  return (made['role'] as { id: string }).id;
}

async function assign(role: PartnerRole, roleId: string, scope: object = { type: 'ALL' }) {
  const done = await change('assignRole', { userId: userId(role), roleId, scope });
  const member = done['member'] as { assignments: { id: string; roleId: string }[] };
  return member.assignments.find((one) => one.roleId === roleId)?.id ?? '';
}

const PERMISSIONS = '{ viewer { permissions } }';

async function permissionsAt(role: PartnerRole, url: string): Promise<readonly string[]> {
  const answer = await as(role, PERMISSIONS, {}, url);
  const viewer = answer.data?.['viewer'] as { permissions: string[] } | undefined;
  return viewer?.permissions ?? codesOf(answer);
}

describe('a change of rights', () => {
  it('counts at once in this gateway and in another one', async () => {
    expect(await permissionsAt('SUPPORT', elsewhere)).toEqual(['ACCOUNT_READ']);
    expect(await permissionsAt('SUPPORT', gateway.url)).toEqual(['ACCOUNT_READ']);
    const roleId = await createRole(['ACCOUNT_READ', 'BALANCE_READ']);
    const assignmentId = await assign('SUPPORT', roleId);
    const more = ['ACCOUNT_READ', 'BALANCE_READ'];
    expect(await permissionsAt('SUPPORT', gateway.url)).toEqual(more);
    expect(await permissionsAt('SUPPORT', elsewhere)).toEqual(more);
    await change('updateRole', { roleId, name: newId(), permissions: ['ACCOUNT_READ'] });
    expect(await permissionsAt('SUPPORT', elsewhere)).toEqual(['ACCOUNT_READ']);
    await change('unassignRole', { assignmentId });
    expect((await change('deleteRole', { roleId })).__typename).toBe('DeleteRolePayload');
  });

  it('ends open streams of somebody who is suspended, and lets nobody in', async () => {
    const token = await gateway.signIn(gateway.a, 'CLIENT_READER');
    const client = openLiveClient(elsewhere, { token });
    // Whoever connects after the change is refused at the door, with another code.
    const connected = new Promise((resolve) => client.on('connected', resolve));
    const { ended } = subscribeLive(client, 'subscription { accountUpdates { seq } }', {});
    await connected;
    await ask(elsewhere, { query: PERMISSIONS, token });
    const done = await change('suspendUser', { userId: userId('CLIENT_READER') });
    expect(done['member']).toEqual({ status: 'SUSPENDED' });
    expect(await ended).toMatchObject({ code: 4401, reason: 'SESSION_ENDED' });
    for (const url of [gateway.url, elsewhere]) {
      expect(codesOf(await ask(url, { query: PERMISSIONS, token }))).toEqual(['UNAUTHENTICATED']);
    }
    const back = await change('reactivateUser', { userId: userId('CLIENT_READER') });
    expect(back['member']).toEqual({ status: 'ACTIVE' });
    delete tokens.CLIENT_READER;
  });

  it('ends open streams of whose role has become smaller, before the next event', async () => {
    const roleId = await createRole(['ACCOUNT_READ', 'BALANCE_READ']);
    await assign('SUPPORT', roleId);
    const token = await gateway.signIn(gateway.a, 'SUPPORT');
    const client = openLiveClient(elsewhere, { token });
    // Whoever connects after the change has the new role from the start, and nothing ends.
    const connected = new Promise((resolve) => client.on('connected', resolve));
    const live = subscribeLive(client, 'subscription { accountUpdates { equity } }', {});
    await connected;
    await ask(elsewhere, { query: PERMISSIONS, token });
    await change('updateRole', { roleId, name: newId(), permissions: ['ACCOUNT_READ'] });
    expect(await live.ended).toMatchObject({ reason: 'PERMISSIONS_CHANGED' });
  });

  it('reaches a group as its clients change', async () => {
    const [first, second] = gateway.a.clientIds.map((id: ClientId) => toWireId('client', id));
    const made = await change('createClientGroup', { name: newId(), clientIds: [first] });
    const group = made['group'] as { id: string };
    expect(made['group']).toMatchObject({
      clientCount: 1,
      clients: [{ name: expect.stringContaining('Client 1') as unknown }],
    });
    const roleId = await createRole(['ACCOUNT_READ', 'BALANCE_READ']);
    await assign('SUPPORT', roleId, { type: 'CLIENT_GROUP', id: group.id });
    const amounts = '{ accounts(first: 5) { nodes { id restricted } } }';
    const shown = async () => (await as('SUPPORT', amounts)).data?.['accounts'];
    const [one, two] = [accountOf(gateway.a, 0), accountOf(gateway.a, 1)];
    expect(await shown()).toEqual({
      nodes: [
        { id: one, restricted: false },
        { id: two, restricted: true },
      ],
    });
    const input = { groupId: group.id, name: newId(), clientIds: [second] };
    expect((await change('updateClientGroup', input))['group']).toMatchObject({ clientCount: 1 });
    expect(await shown()).toEqual({
      nodes: [
        { id: one, restricted: true },
        { id: two, restricted: false },
      ],
    });
    expect(await change('deleteClientGroup', { groupId: group.id })).toMatchObject({
      __typename: 'ConflictError',
      code: 'IN_USE',
    });
  });
});

describe('a change is refused', () => {
  it.each<[string, string, () => object, PartnerRole, string]>([
    [
      'to who may not',
      'createRole',
      () => ({ name: 'Mine', permissions: HALTER }),
      'RISK_OFFICER',
      'PERMISSION_DENIED',
    ],
    [
      'that gives what one does not hold',
      'createRole',
      () => ({ name: 'Operator', permissions: ['PLATFORM_READ'] }),
      'TENANT_OWNER',
      'GRANT_EXCEEDS_OWN',
    ],
    [
      'with a scope without its id',
      'assignRole',
      () => ({ userId: userId('SUPPORT'), roleId: 'SUPPORT', scope: { type: 'CLIENT' } }),
      'TENANT_OWNER',
      'INVALID_INPUT',
    ],
    [
      'with a role that does not exist',
      'assignRole',
      () => ({ userId: userId('SUPPORT'), roleId: 'KING', scope: { type: 'ALL' } }),
      'TENANT_OWNER',
      'INVALID_INPUT',
    ],
    [
      'that would leave nobody in charge',
      'suspendUser',
      () => ({ userId: userId('TENANT_OWNER') }),
      'TENANT_OWNER',
      'LAST_OWNER',
    ],
  ])('%s', async (_what, field, input, role, code) => {
    expect(await change(field, input(), role)).toMatchObject({ code });
  });
});

it('a change waits for a second person where the partner wants it', async () => {
  await fourEyes(true);
  const asked = await change('createRole', { name: 'Night shift', permissions: HALTER });
  expect(asked).toMatchObject({ role: null, approval: { status: 'PENDING', kind: 'ROLE_CHANGE' } });
  const { id: approvalId } = asked['approval'] as { id: string };
  const query = `mutation ($input: DecideRequestInput!) { approveRequest(input: $input) {
    ... on Failure { code } ... on ApproveRequestPayload { approval { status } } } }`;
  const variables = { input: { approvalId, reason: 'fine' } };
  const granted = await as('COMPLIANCE_OFFICER', query, variables);
  expect(granted.data?.['approveRequest']).toMatchObject({ approval: { status: 'APPROVED' } });
  const roles = await as('TENANT_OWNER', '{ roles { name permissions } }');
  expect(roles.data?.['roles']).toContainEqual({ name: 'Night shift', permissions: HALTER });
});

describe('what is read about the team', () => {
  it('explains why, for oneself and for others', async () => {
    const query = `query ($user: ID, $on: ID) {
      explainPermission(permission: ORDER_WRITE, userId: $user, resourceId: $on) {
        allowed reasons { code sentence roleName } } }`;
    const on = accountOf(gateway.a, 0);
    const own = await as('PORTFOLIO_MANAGER', query, { on });
    expect(own.data?.['explainPermission']).toMatchObject({
      allowed: true,
      reasons: [{ code: 'GRANTED', roleName: 'PORTFOLIO_MANAGER' }, expect.anything()],
    });
    const variables = { user: userId('SUPPORT'), on };
    const other = await as('TENANT_OWNER', query, variables);
    expect(other.data?.['explainPermission']).toMatchObject({ allowed: false });
    expect(codesOf(await as('SUPPORT', query, { user: userId('TENANT_OWNER') }))).toEqual([
      'PERMISSION_DENIED',
    ]);
  });

  it('shows what another person would see', async () => {
    const query = `query ($user: ID!) { viewAs(userId: $user, first: 10) {
      name permissions accounts { nodes { id permissions } } } }`;
    const seen = await as('TENANT_OWNER', query, { user: userId('CLIENT_READER') });
    const permissions = ['ACCOUNT_READ', 'BALANCE_READ'];
    expect(seen.data?.['viewAs']).toMatchObject({
      permissions,
      accounts: { nodes: [{ id: accountOf(gateway.a, 0), permissions }] },
    });
  });

  it.each(['roles { id }', 'teamMembers(first: 5) { nodes { id } }', 'clientGroups { id }'])(
    '%s needs USER_READ',
    async (field) => {
      expect(codesOf(await as('PORTFOLIO_MANAGER', `{ ${field} }`))).toEqual(['PERMISSION_DENIED']);
      expect(codesOf(await as('COMPLIANCE_OFFICER', `{ ${field} }`))).toEqual([]);
    },
  );

  it('is the registry itself, for anybody', async () => {
    const query = '{ permissions { permission reach needs fields } }';
    const found = (await as('SUPPORT', query)).data?.['permissions'];
    expect(found).toContainEqual({
      permission: 'BALANCE_READ',
      reach: 'PLACE',
      needs: ['ACCOUNT_READ'],
      fields: expect.arrayContaining(['Account.equity']) as unknown,
    });
  });
});
