/** What people cause in the audit log by other ways than a mutation that succeeds at once. */
import { toWireId, totpCode, type ApprovalId, type PartnerRole } from '@fiducia/tenants';
import { accountOf } from '../isolation/seed-trading.js';
import { freshKey } from '../isolation/variable-values.js';
import { approveAs, type DecidedApproval } from '../support/approve-as.js';
import { ask, type GraphqlQuestion } from '../support/graphql-request.js';
import { personOf, type TestGateway } from '../support/test-gateway.js';
import type { Writer } from './writers-beside-mutations.js';

const reason = 'as a test';

export const personWriters: readonly Writer[] = [
  { name: 'seeing what somebody sees', action: 'user.view-as', run: viewAs },
  {
    name: 'a refresh token that is shown twice',
    action: 'session.refresh-reused',
    run: showRefreshTokenTwice,
  },
  {
    name: 'a second factor in place of another',
    action: 'second-factor.replace',
    run: replaceSecondFactor,
  },
  { name: 'a grant of other limits', action: 'account.change-limits', run: grantLimits },
  { name: 'a grant that comes too late', action: 'approval.fail', run: grantLimitsTooLate },
  { name: 'a grant of leave to trade live', action: 'account.approve-live', run: grantLive },
  { name: 'a grant of a laxer policy', action: 'approval-policy.set', run: grantLaxerPolicy },
  { name: 'grants of what the team asked for', action: 'role.delete', run: grantTeamChanges },
];

/** What it answers with, which is no failure. */
async function mutate(
  gateway: TestGateway,
  { field, input, selected = '', ...as }: Mutation,
): Promise<Record<string, unknown>> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  const query = `mutation ($input: ${type}Input!) { ${field}(input: $input) {
    __typename ... on ${type}Payload { __typename ${selected} } } }`;
  const answer = await ask(gateway.url, { query, variables: { input }, ...as });
  const result = answer.data?.[field] as Record<string, unknown> | undefined;
  if (result?.['__typename'] !== `${type}Payload`) throw new Error(`${field}: ${answer.text}`);
  return result;
}

interface Mutation extends Pick<GraphqlQuestion, 'token' | 'headers'> {
  readonly field: string;
  readonly input: object;
  /** Of the payload. */
  readonly selected?: string;
}

async function viewAs(gateway: TestGateway): Promise<void> {
  const { a, signIn, url } = gateway;
  const query = 'query ($userId: ID!) { viewAs(userId: $userId, first: 1) { __typename } }';
  const variables = { userId: toWireId('user', personOf(a, 'CLIENT_READER').userId) };
  const answer = await ask(url, { query, variables, token: await signIn(a, 'TENANT_OWNER') });
  if (answer.errors.length > 0) throw new Error(answer.text);
}

/** The second time by somebody else's browser: a client that repeats itself is no thief. */
async function showRefreshTokenTwice(gateway: TestGateway): Promise<void> {
  const { refreshToken } = await gateway.tokensOf(gateway.a, 'RISK_OFFICER');
  const field = 'refreshSession';
  await mutate(gateway, { field, input: { refreshToken } });
  const query = 'mutation ($i: RefreshSessionInput!) { refreshSession(input: $i) { __typename } }';
  const headers = { 'user-agent': 'the browser of a thief' };
  await ask(gateway.url, { query, variables: { i: { refreshToken } }, headers });
}

async function replaceSecondFactor(gateway: TestGateway): Promise<void> {
  const token = await gateway.signIn(gateway.a, 'PORTFOLIO_MANAGER');
  const begun = { field: 'startTotpEnrolment', input: {}, selected: 'secret', token };
  const { secret } = await mutate(gateway, begun);
  const code = totpCode(secret as string, new Date());
  await mutate(gateway, { field: 'confirmTotpEnrolment', input: { code }, token });
}

/** Asked for by one, granted by another. */
async function grant(
  gateway: TestGateway,
  asked: Pick<Mutation, 'field' | 'input'>,
  people: { readonly author: PartnerRole; readonly decider: PartnerRole },
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<DecidedApproval> {
  const token = await gateway.signIn(gateway.a, people.author);
  const { approval } = await mutate(gateway, { ...asked, selected: 'approval { id }', token });
  await meanwhile();
  const { id: approvalId } = approval as { id: string };
  return approveAs(gateway, gateway.a, { role: people.decider, approvalId });
}

/** A mandate that the recorded market breaks: see the writers of the engine. */
const STRICT_PCT = '0.01';
const BY_OWNER = { author: 'RISK_OFFICER', decider: 'TENANT_OWNER' } as const;
const BY_RISK = { author: 'TENANT_OWNER', decider: 'RISK_OFFICER' } as const;

function limits(gateway: TestGateway, maxDrawdownPct: string): Pick<Mutation, 'field' | 'input'> {
  const accountId = accountOf(gateway.a, 0);
  const idempotencyKey = freshKey();
  const input = { accountId, idempotencyKey, limits: { maxDrawdownPct }, reason };
  return { field: 'changeAccountLimits', input };
}

function grantLimits(gateway: TestGateway): Promise<DecidedApproval> {
  return grant(gateway, limits(gateway, STRICT_PCT), BY_OWNER);
}

/** Somebody with the database in their hands has changed the account since it was asked for. */
async function grantLimitsTooLate(gateway: TestGateway): Promise<void> {
  const set = (figure: string) => () =>
    gateway.database.asSuperuser(
      `UPDATE account SET mandate = mandate || jsonb_build_object('maxDrawdownPct', $2::text)
       WHERE id = $1`,
      [gateway.a.accountIds[0], figure],
    );
  const decided = await grant(gateway, limits(gateway, '50'), BY_OWNER, set('55'));
  if (decided.status !== 'FAILED') throw new Error(`It was ${decided.status}`);
  await set(STRICT_PCT)();
}

function grantLive(gateway: TestGateway): Promise<DecidedApproval> {
  const input = { accountId: accountOf(gateway.a, 0), idempotencyKey: freshKey(), reason };
  return grant(gateway, { field: 'requestGoLive', input }, BY_RISK);
}

function grantLaxerPolicy(gateway: TestGateway): Promise<DecidedApproval> {
  const input = { kind: 'KILL_SWITCH_RELEASE', required: false, reason };
  return grant(gateway, { field: 'setApprovalPolicy', input }, BY_RISK);
}

/** Whatever waits since the mutations: roles, assignments and groups that somebody wants changed. */
async function grantTeamChanges(gateway: TestGateway): Promise<void> {
  const { a, database } = gateway;
  const sql = `SELECT id FROM approval WHERE tenant_id = $1 AND status = 'PENDING' AND kind = 'ROLE_CHANGE'
    ORDER BY id`;
  const { rows } = await database.db.tenants.read<{ id: ApprovalId }>(a.context, sql, [a.tenantId]);
  for (const { id } of rows) {
    const approvalId = toWireId('approval', id);
    const { status, failure } = await approveAs(gateway, a, { role: 'RISK_OFFICER', approvalId });
    if (status !== 'APPROVED') throw new Error(`${status}: ${failure}`);
  }
}
