/** Who may do what: signed out nothing, each role its part, and every change leaves a trace. */
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  newId,
  PARTNER_ROLES,
  toWireId,
  type DeploymentId,
  type OrderId,
  type ResearchRunId,
  type PartnerRole,
} from '@fiducia/tenants';
import { stateProblems, type StoredLeaf } from '@fiducia/tenants/testing';
import { operationsOf, type Operation, type Variable } from '../isolation/schema-walk.js';
import { accountOf, placeOrder, untilStill } from '../isolation/seed-trading.js';
import { seedResearch } from '../isolation/seed-research.js';
import { freshKey, valuesFor } from '../isolation/variable-values.js';
import { ask, codesOf, type GraphqlAnswer } from '../support/graphql-request.js';
import { openLiveClient, subscribeLive } from '../support/live-client.js';
import { approveAs } from '../support/approve-as.js';
import { personOf, startTestGateway, type TestGateway } from '../support/test-gateway.js';
import { approvalSteps } from './approval-steps.js';
import { identitySteps } from './identity-steps.js';
import { keySteps } from './key-steps.js';
import { mailSteps } from './mail-steps.js';
import { teamSteps } from './team-steps.js';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const operations = operationsOf(schema).filter(({ name }) => !name.includes('…'));
const mutations = operations.filter(({ kind }) => kind === 'mutation');
/** Some fifty mutations one after the other, the engine's answers and passwords included. */
const EVERY_MUTATION_MS = 180_000;
const PUBLIC = [
  ...['branding', 'signIn', 'completeSignIn', 'refreshSession'],
  ...['acceptInvitation', 'requestPasswordReset', 'resetPassword'],
];

/** What each mutation needs. A new one fails the tests below until it is written down here. */
const NEEDS: Readonly<Record<string, string>> = {
  placeOrder: 'ORDER_WRITE',
  cancelOrder: 'ORDER_WRITE',
  deployStrategy: 'DEPLOYMENT_WRITE',
  stopDeployment: 'DEPLOYMENT_WRITE',
  haltAccount: 'ACCOUNT_HALT',
  haltAllAccounts: 'ACCOUNT_HALT',
  releaseAccount: 'ACCOUNT_RELEASE',
  changeAccountLimits: 'LIMITS_CHANGE',
  requestGoLive: 'ACCOUNT_GO_LIVE',
  approveRequest: 'APPROVAL_DECIDE',
  rejectRequest: 'APPROVAL_DECIDE',
  withdrawRequest: 'NOTHING',
  setApprovalPolicy: 'ROLE_MANAGE',
  requestBacktest: 'RESEARCH_RUN',
  requestSweep: 'RESEARCH_RUN',
  cancelResearchRun: 'RESEARCH_RUN',
  rerunResearchRun: 'RESEARCH_RUN',
  prepareAuditExport: 'AUDIT_EXPORT',
  signIn: 'NOTHING',
  completeSignIn: 'NOTHING',
  refreshSession: 'NOTHING',
  revokeSession: 'NOTHING',
  revokeOtherSessions: 'NOTHING',
  changePassword: 'NOTHING',
  stepUp: 'NOTHING',
  startTotpEnrolment: 'NOTHING',
  confirmTotpEnrolment: 'NOTHING',
  disableTotp: 'NOTHING',
  regenerateRecoveryCodes: 'NOTHING',
  resetSecondFactor: 'USER_MANAGE',
  signOut: 'NOTHING',
  createApiKey: 'API_KEY_MANAGE',
  rotateApiKey: 'API_KEY_MANAGE',
  revokeApiKey: 'API_KEY_MANAGE',
  storeVenueCredential: 'CREDENTIAL_MANAGE',
  rotateVenueCredential: 'CREDENTIAL_MANAGE',
  confirmVenueCredential: 'CREDENTIAL_MANAGE',
  deleteVenueCredential: 'CREDENTIAL_MANAGE',
  acceptInvitation: 'NOTHING',
  requestPasswordReset: 'NOTHING',
  resetPassword: 'NOTHING',
  inviteUser: 'USER_MANAGE',
  resendInvitation: 'USER_MANAGE',
  revokeInvitation: 'USER_MANAGE',
  createRole: 'ROLE_MANAGE',
  updateRole: 'ROLE_MANAGE',
  deleteRole: 'ROLE_MANAGE',
  assignRole: 'ROLE_MANAGE',
  unassignRole: 'ROLE_MANAGE',
  createClientGroup: 'ROLE_MANAGE',
  updateClientGroup: 'ROLE_MANAGE',
  deleteClientGroup: 'ROLE_MANAGE',
  suspendUser: 'USER_MANAGE',
  reactivateUser: 'USER_MANAGE',
};
const MAY: Readonly<Record<PartnerRole, readonly string[]>> = {
  TENANT_OWNER: [
    ...['ORDER_WRITE', 'DEPLOYMENT_WRITE', 'ACCOUNT_HALT', 'ACCOUNT_RELEASE'],
    ...['LIMITS_CHANGE', 'ACCOUNT_GO_LIVE', 'APPROVAL_DECIDE', 'ROLE_MANAGE'],
    ...['RESEARCH_RUN', 'AUDIT_EXPORT', 'USER_MANAGE'],
    ...['API_KEY_MANAGE', 'CREDENTIAL_MANAGE'],
  ],
  PORTFOLIO_MANAGER: ['ORDER_WRITE', 'DEPLOYMENT_WRITE', 'ACCOUNT_HALT', 'RESEARCH_RUN'],
  RISK_OFFICER: ['ACCOUNT_HALT', 'ACCOUNT_RELEASE', 'LIMITS_CHANGE', 'APPROVAL_DECIDE'],
  COMPLIANCE_OFFICER: ['AUDIT_EXPORT', 'APPROVAL_DECIDE'],
  CLIENT_READER: [],
  SUPPORT: [],
};

let gateway: TestGateway;
let superuser: pg.Client;
/** Of the first tenant: a backtest that is done. */
let doneRun: string;

beforeAll(async () => {
  gateway = await startTestGateway({ engine: true, audit: true });
  superuser = new pg.Client({ connectionString: gateway.database.superuserUrl });
  await superuser.connect();
  [doneRun = ''] = await seedResearch(gateway, gateway.a);
});
afterAll(async () => {
  await superuser.end();
  await gateway.stop();
});

/** The newest of the first account; orders are not named in the order of time. */
async function newestId(table: 'trade_order' | 'deployment'): Promise<string> {
  const text =
    table === 'trade_order'
      ? 'select id::text from trade_order where tenant_id = $1 and account_id = $2 order by seq desc'
      : 'select id::text from deployment where tenant_id = $1 and account_id = $2 order by id desc';
  const values = [gateway.a.tenantId, gateway.a.accountIds[0]];
  const { rows } = await superuser.query<{ id: string }>({ text, values });
  return rows[0]?.id ?? '';
}

async function newestRun(): Promise<string> {
  const text = 'select id::text from research_run where tenant_id = $1 order by id desc limit 1';
  const { rows } = await superuser.query<{ id: string }>({ text, values: [gateway.a.tenantId] });
  return toWireId('researchRun', (rows[0]?.id ?? '') as ResearchRunId);
}

/** Variables that mean this tenant's own account, order or deployment. */
async function ownVariables(operation: Operation, overrides: Record<string, unknown> = {}) {
  const ids: Readonly<Record<string, string>> = {
    ACCOUNT_ID: accountOf(gateway.a, 0),
    ORDER_ID: toWireId('order', (await newestId('trade_order')) as OrderId),
    DEPLOYMENT_ID: toWireId('deployment', (await newestId('deployment')) as DeploymentId),
    APPROVAL_ID: toWireId('approval', newId()),
    USER_ID: toWireId('user', newId()),
    INVITATION_ID: toWireId('invitation', newId()),
    ROLE_ID: toWireId('role', newId()),
    API_KEY_ID: toWireId('apiKey', newId()),
    CREDENTIAL_ID: toWireId('credential', newId()),
    ROLE_ASSIGNMENT_ID: toWireId('roleAssignment', newId()),
    CLIENT_GROUP_ID: toWireId('clientGroup', newId()),
    CLIENT_ID: toWireId('client', newId()),
    RESEARCH_RUN_ID: operation.field === 'rerunResearchRun' ? doneRun : await newestRun(),
  };
  // An order that waits for another one would end with it.
  const own = ({ kind, required }: Variable) => (required ? (ids[kind] ?? null) : null);
  return valuesFor(operation, own, overrides);
}

describe('signed out', () => {
  it.each([
    ['no credential', null],
    ['a made-up session token', `${'A'.repeat(60)}.${'A'.repeat(200)}.${'A'.repeat(86)}`],
    ['a made-up API key', `fdk_test_${'a'.repeat(8)}_${'b'.repeat(43)}_${'c'.repeat(6)}`],
  ])('with %s every field but signing in and the brand is closed', async (_name, token) => {
    for (const operation of operations.filter(({ kind }) => kind !== 'subscription')) {
      const variables = valuesFor(operation, () => accountOf(gateway.a, 0));
      const answer = await ask(gateway.url, { query: operation.document, variables, token });
      const closed = answer.errors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED');
      expect(closed, `${operation.name}: ${answer.text}`).toBe(!PUBLIC.includes(operation.field));
    }
    for (const operation of operations.filter(({ kind }) => kind === 'subscription')) {
      const client = openLiveClient(gateway.url, { token });
      const variables = valuesFor(operation, () => accountOf(gateway.a, 0));
      const { ended } = subscribeLive(client, operation.document, variables);
      expect(await ended).toMatchObject({ code: 4401, reason: 'UNAUTHENTICATED' });
      await client.dispose();
    }
  });
});

describe('permissions', () => {
  it('are written down for every mutation of the schema', () => {
    expect(Object.keys(NEEDS).toSorted()).toEqual(mutations.map(({ field }) => field).toSorted());
  });

  it.each(PARTNER_ROLES)('%s can do its part and nothing else', async (role) => {
    await placeOrder(gateway, gateway.a, freshKey());
    const token = await gateway.signIn(gateway.a, role);
    for (const operation of mutations.filter(({ field }) => NEEDS[field] !== 'NOTHING')) {
      const variables = await ownVariables(operation);
      const answer = await ask(gateway.url, { query: operation.document, variables, token });
      const result = (answer.data?.[operation.field] ?? {}) as {
        __typename?: string;
        code?: string;
      };
      const denied =
        result.__typename === 'PermissionDeniedError' && result.code === 'PERMISSION_DENIED';
      expect(denied, `${role} ${operation.field}: ${answer.text}`).toBe(
        !MAY[role].includes(NEEDS[operation.field] ?? ''),
      );
    }
    const audit = '{ auditEntries(first: 1) { nodes { id } } }';
    const seen = codesOf(await ask(gateway.url, { query: audit, token }));
    const reads = ['TENANT_OWNER', 'RISK_OFFICER', 'COMPLIANCE_OFFICER'].includes(role);
    expect(seen).toEqual(reads ? [] : ['PERMISSION_DENIED']);
  });

  it('let a client’s reader see that client’s accounts only', async () => {
    const token = await gateway.signIn(gateway.a, 'CLIENT_READER');
    const query = `query ($id: ID!) { account(id: $id) { id }
      accounts(first: 10) { totalCount nodes { id } } }`;
    const [mine, other] = [accountOf(gateway.a, 0), accountOf(gateway.a, 1)];
    const answer = await ask(gateway.url, { query, variables: { id: other }, token });
    expect(answer.data).toEqual({
      account: null,
      accounts: { totalCount: 1, nodes: [{ id: mine }] },
    });
  });
});

describe('the audit log', () => {
  const tokens: Partial<Record<PartnerRole, string>> = {};
  const asRole = (role: PartnerRole) => async () =>
    (tokens[role] ??= await gateway.signIn(gateway.a, role));

  /** In an order in which each succeeds. A new mutation has to be added, or the test fails. */
  const STEPS: readonly {
    readonly field: string;
    readonly token: () => Promise<string | null>;
    readonly overrides?: () => Record<string, unknown> | Promise<Record<string, unknown>>;
  }[] = [
    {
      field: 'signIn',
      token: () => Promise.resolve(null),
      // Whose role asks for no second factor: one step is all.
      overrides: () => {
        const { email, password } = personOf(gateway.a, 'CLIENT_READER');
        return { email, password };
      },
    },
    { field: 'haltAccount', token: asRole('RISK_OFFICER') },
    { field: 'haltAllAccounts', token: asRole('RISK_OFFICER') },
    { field: 'releaseAccount', token: asRole('TENANT_OWNER') },
    ...approvalSteps(() => gateway, asRole),
    { field: 'placeOrder', token: asRole('PORTFOLIO_MANAGER') },
    { field: 'cancelOrder', token: asRole('PORTFOLIO_MANAGER') },
    { field: 'deployStrategy', token: asRole('PORTFOLIO_MANAGER') },
    { field: 'stopDeployment', token: asRole('PORTFOLIO_MANAGER') },
    { field: 'requestBacktest', token: asRole('PORTFOLIO_MANAGER') },
    { field: 'requestSweep', token: asRole('PORTFOLIO_MANAGER') },
    { field: 'cancelResearchRun', token: asRole('PORTFOLIO_MANAGER') },
    { field: 'rerunResearchRun', token: asRole('PORTFOLIO_MANAGER') },
    { field: 'prepareAuditExport', token: asRole('COMPLIANCE_OFFICER') },
    { field: 'signOut', token: asRole('PORTFOLIO_MANAGER') },
    ...identitySteps(() => gateway, asRole),
    ...keySteps(() => gateway, asRole),
    ...teamSteps(() => gateway, asRole),
    ...mailSteps(() => gateway, asRole),
  ];
  /** Whose it is, is not known yet: the mail that it leads to has an entry of its own. */
  const WITHOUT_ENTRY = ['requestPasswordReset'];

  it('gets an entry for every mutation of the schema', { timeout: EVERY_MUTATION_MS }, async () => {
    expect(STEPS.map(({ field }) => field).toSorted()).toEqual(
      mutations.map(({ field }) => field).toSorted(),
    );
    await releaseEverything();
    // So that there is a run to cancel.
    gateway.research.hold();
    for (const { field, token, overrides } of STEPS) {
      const operation = mutations.find((one) => one.field === field) as Operation;
      const variables = await ownVariables(operation, await overrides?.());
      const answer = await ask(gateway.url, {
        query: operation.document,
        variables,
        token: await token(),
      });
      expect(answer.data?.[field], `${field}: ${answer.text}`).toMatchObject({
        __typename: expect.stringMatching(/Payload$/),
      });
      const entries = await entriesOf(answer);
      expect(entries > 0, field).toBe(!WITHOUT_ENTRY.includes(field));
      await untilStill(gateway, gateway.a);
    }
  });

  it('says what was before and what is after, in the entries of every mutation', async () => {
    const text = 'select action, leaf from audit_entry where tenant_id = $1';
    const { rows } = await superuser.query<StoredLeaf>({ text, values: [gateway.a.tenantId] });
    expect(rows.length).toBeGreaterThan(mutations.length);
    expect(stateProblems(rows)).toEqual([]);
  });

  it('gets no entry for what was refused', async () => {
    const operation = mutations.find(({ field }) => field === 'placeOrder') as Operation;
    const variables = await ownVariables(operation);
    const token = await gateway.signIn(gateway.a, 'COMPLIANCE_OFFICER');
    expect(
      await entriesOf(await ask(gateway.url, { query: operation.document, variables, token })),
    ).toBe(0);
  });

  async function entriesOf(answer: GraphqlAnswer): Promise<number> {
    const text =
      'select count(*)::int as count from audit_entry where tenant_id = $1 and request_id = $2';
    const values = [gateway.a.tenantId, answer.headers.get('x-request-id')];
    const { rows } = await superuser.query<{ count: number }>({ text, values });
    return rows[0]?.count ?? 0;
  }

  /** Whoever halted before, somebody else releases. */
  async function releaseEverything(): Promise<void> {
    const operation = mutations.find(({ field }) => field === 'releaseAccount') as Operation;
    for (const token of [await asRole('TENANT_OWNER')(), gateway.a.apiKey]) {
      const variables = await ownVariables(operation);
      const answer = await ask(gateway.url, { query: operation.document, variables, token });
      const asked = answer.data?.['releaseAccount'] as { approval?: { id: string } } | undefined;
      if (asked?.approval === undefined) continue;
      const approvalId = asked.approval.id;
      await approveAs(gateway, gateway.a, { role: 'COMPLIANCE_OFFICER', approvalId });
    }
  }
});
