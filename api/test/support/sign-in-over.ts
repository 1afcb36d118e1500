/** Signs a seeded person in over HTTP, second factor included. */
import { freshCode, type SeededTenant } from '@fiducia/tenants/testing';
import type { PartnerRole, TenantsDeps } from '@fiducia/tenants';
import { ask, type GraphqlAnswer } from './graphql-request.js';

export interface TestTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

const PAYLOAD = '... on SignInPayload { tokens { accessToken refreshToken } }';
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) {
  __typename ... on MfaRequired { challenge } ${PAYLOAD} } }`;
const COMPLETE = `mutation ($input: CompleteSignInInput!) { completeSignIn(input: $input) {
  __typename ${PAYLOAD} } }`;
/** Two that sign the same person in at once take each other's codes. */
const ATTEMPTS = 5;

export async function signInOver(
  url: string,
  tenants: TenantsDeps,
  tenant: SeededTenant,
  role: PartnerRole,
): Promise<TestTokens> {
  const user = tenant.users.find((one) => one.role === role);
  if (user === undefined) throw new Error(`No user with role ${role}`);
  return completeSignIn(url, user, () => freshCode(tenants, tenant.tenantId, user));
}

/** `codeOf` gives a code of the second factor that was not used yet, where one is asked for. */
export async function completeSignIn(
  url: string,
  { email, password }: { readonly email: string; readonly password: string },
  codeOf: () => Promise<string>,
): Promise<TestTokens> {
  const begun = await ask(url, { query: SIGN_IN, variables: { input: { email, password } } });
  const { challenge } = (begun.data?.['signIn'] ?? {}) as { challenge?: string };
  if (challenge === undefined) return tokensIn(begun, 'signIn');
  for (let attempt = 1; ; attempt += 1) {
    const input = { challenge, code: await codeOf() };
    const answer = await ask(url, { query: COMPLETE, variables: { input } });
    const tried = answer.data?.['completeSignIn'] as { __typename?: string } | undefined;
    if (tried?.__typename === 'MfaCodeInvalidError' && attempt < ATTEMPTS) continue;
    return tokensIn(answer, 'completeSignIn');
  }
}

function tokensIn(answer: GraphqlAnswer, field: string): TestTokens {
  const result = answer.data?.[field] as { tokens?: TestTokens } | undefined;
  if (result?.tokens === undefined) throw new Error(`Sign-in failed: ${answer.text}`);
  return result.tokens;
}
