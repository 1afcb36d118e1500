/** The mutations about sessions and second factors, each in a way in which it succeeds. */
import { SEED_TOTP_SECRET, freshCode } from '@fiducia/tenants/testing';
import { toWireId, totpCode, type PartnerRole } from '@fiducia/tenants';
import { ask } from '../support/graphql-request.js';
import { personOf, type TestGateway } from '../support/test-gateway.js';
import type { AsRole, MutationStep } from './mutation-step.js';

const nobody = () => Promise.resolve(null);

/** In an order in which each succeeds: SUPPORT needs no second factor, and gets and loses one. */
export function identitySteps(
  gatewayOf: () => TestGateway,
  asRole: AsRole,
): readonly MutationStep[] {
  const asSupport = asRole('SUPPORT');
  const code = async (role: PartnerRole) => {
    const { a, tenants } = gatewayOf();
    return freshCode(tenants, a.tenantId, personOf(a, role));
  };
  return [
    {
      field: 'completeSignIn',
      token: nobody,
      overrides: async () => ({
        challenge: await challengeOf(gatewayOf(), 'COMPLIANCE_OFFICER'),
        code: await code('COMPLIANCE_OFFICER'),
        recoveryCode: null,
      }),
    },
    {
      field: 'refreshSession',
      token: nobody,
      overrides: async () => {
        const { a, tokensOf } = gatewayOf();
        return { refreshToken: (await tokensOf(a, 'COMPLIANCE_OFFICER')).refreshToken };
      },
    },
    {
      field: 'stepUp',
      token: asRole('TENANT_OWNER'),
      overrides: async () => ({ code: await code('TENANT_OWNER') }),
    },
    { field: 'regenerateRecoveryCodes', token: asRole('TENANT_OWNER') },
    {
      field: 'revokeSession',
      token: asSupport,
      overrides: async () => ({ sessionId: await otherSession(gatewayOf(), await asSupport()) }),
    },
    { field: 'revokeOtherSessions', token: secondSession(gatewayOf, asSupport) },
    { field: 'startTotpEnrolment', token: asSupport, overrides: noPassword },
    {
      field: 'confirmTotpEnrolment',
      token: asSupport,
      overrides: async () => ({ code: await codeOfNewSecret(gatewayOf(), await asSupport()) }),
    },
    { field: 'disableTotp', token: asSupport },
    {
      field: 'changePassword',
      token: asSupport,
      overrides: () =>
        Promise.resolve({ currentPassword: personOf(gatewayOf().a, 'SUPPORT').password }),
    },
    {
      field: 'resetSecondFactor',
      token: asRole('TENANT_OWNER'),
      overrides: () => {
        const { userId } = personOf(gatewayOf().a, 'COMPLIANCE_OFFICER');
        return Promise.resolve({ userId: toWireId('user', userId) });
      },
    },
  ];
}

const noPassword = () => Promise.resolve({ password: null });

/** The first has somebody to end. */
function secondSession(gatewayOf: () => TestGateway, token: () => Promise<string>) {
  return async () => {
    const { a, signIn } = gatewayOf();
    await signIn(a, 'SUPPORT');
    return token();
  };
}

async function challengeOf(gateway: TestGateway, role: PartnerRole): Promise<string> {
  const { email, password } = personOf(gateway.a, role);
  const query = `mutation ($input: SignInInput!) {
    signIn(input: $input) { ... on MfaRequired { challenge } } }`;
  const answer = await ask(gateway.url, { query, variables: { input: { email, password } } });
  return (answer.data?.['signIn'] as { challenge: string }).challenge;
}

async function otherSession(gateway: TestGateway, token: string): Promise<string> {
  await gateway.signIn(gateway.a, 'SUPPORT');
  const answer = await ask(gateway.url, { query: '{ sessions { id current } }', token });
  const sessions = answer.data?.['sessions'] as { id: string; current: boolean }[];
  return sessions.find(({ current }) => !current)?.id ?? '';
}

async function codeOfNewSecret(gateway: TestGateway, token: string): Promise<string> {
  const query = `mutation { startTotpEnrolment(input: {}) {
    ... on StartTotpEnrolmentPayload { secret } } }`;
  const answer = await ask(gateway.url, { query, token });
  const started = answer.data?.['startTotpEnrolment'] as { secret?: string };
  return totpCode(started.secret ?? SEED_TOTP_SECRET, new Date());
}
