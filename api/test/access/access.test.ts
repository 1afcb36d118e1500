/** Who may do what: signed out nothing, each role its part. */
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PARTNER_ROLES, type PartnerRole } from '@fiducia/tenants';
import { operationsOf } from '../isolation/schema-walk.js';
import { accountOf, placeOrder } from '../isolation/seed-trading.js';
import { seedResearch } from '../isolation/seed-research.js';
import { freshKey, valuesFor } from '../isolation/variable-values.js';
import { ask, codesOf } from '../support/graphql-request.js';
import { openLiveClient, subscribeLive } from '../support/live-client.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';
import { ownVariables } from './own-variables.js';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const operations = operationsOf(schema).filter(({ name }) => !name.includes('…'));
const mutations = operations.filter(({ kind }) => kind === 'mutation');
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

beforeAll(async () => {
  gateway = await startTestGateway({ engine: true, audit: true });
  // So that there is one to run again.
  await seedResearch(gateway, gateway.a);
});
afterAll(() => gateway.stop());

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
      const variables = await ownVariables(gateway, operation);
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
