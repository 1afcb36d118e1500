/** Signing in and out, cookies, headers, other sites' pages, rate limits. */
import { toWireId, totpCode } from '@fiducia/tenants';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, codesOf, post } from '../support/graphql-request.js';
import { CONNECTION_SHARES } from '../../src/gateway/subscriptions/connection-quota.js';
import { openLiveClient, openSocket, subscribeLive } from '../support/live-client.js';
import { personOf, startTestGateway, type TestGateway } from '../support/test-gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ engine: false });
});
afterAll(async () => {
  await gateway.stop();
});

const VIEWER =
  '{ viewer { kind name email roles permissions sessionExpiresAt tenant { slug environment branding { productName } } } }';
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename
  ... on SignInPayload { tokens { accessToken } viewer { email } } ... on MfaRequired { challenge }
  ... on Failure { code message } ... on RateLimitedError { retryAfterSeconds } } }`;
const json = { 'content-type': 'application/json' };

/** Somebody whose role asks for no second factor. */
async function cookieOf(): Promise<string> {
  return (await signInByCookie()).map((cookie) => cookie.split(';')[0]).join('; ');
}

async function signInByCookie(): Promise<readonly string[]> {
  const { email, password } = personOf(gateway.a, 'CLIENT_READER');
  const input = { email, password, delivery: 'COOKIE' };
  const answer = await ask(gateway.url, { query: SIGN_IN, variables: { input } });
  expect(answer.data?.['signIn']).toMatchObject({ viewer: { email }, tokens: null });
  return answer.headers.getSetCookie();
}

describe('a session', () => {
  it('is opened by a password and carried by cookies that no script can read', async () => {
    const [access = '', refresh = ''] = await signInByCookie();
    const rest = String.raw`; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$`;
    expect(access).toMatch(new RegExp(`^fiducia_access=[\\w-]+\\.[\\w-]+\\.[\\w-]+${rest}`));
    expect(refresh).toMatch(new RegExp(`^fiducia_refresh=fdr_[\\w-]{64}${rest}`));
    const cookie = access.split(';')[0] ?? '';
    const seen = await post(gateway.url, JSON.stringify({ query: VIEWER }), { ...json, cookie });
    expect(seen.data?.['viewer']).toMatchObject({
      kind: 'USER',
      roles: ['CLIENT_READER'],
      tenant: { slug: 'alder', environment: 'TEST' },
    });
  });

  it('that is refused is written down, without the name and the password', async () => {
    const input = { email: 'guessed@alder.example', password: 'a guessed password' };
    const answer = await ask(gateway.url, { query: SIGN_IN, variables: { input } });
    expect(answer.data?.['signIn']).toMatchObject({ code: 'SIGN_IN_FAILED' });
    const lines = gateway.log.lines.filter(({ event }) => event === 'sign-in.refused');
    expect(lines.at(-1)).toMatchObject({
      level: 'warn',
      details: { code: 'SIGN_IN_FAILED', ip: '127.0.0.1', requestId: expect.any(String) as string },
    });
    expect(JSON.stringify(gateway.log.lines)).not.toContain('guessed');
  });

  it('ends at once on signing out, in every gateway and on every open connection', async () => {
    const other = await gateway.another();
    const token = await gateway.signIn(gateway.a, 'RISK_OFFICER');
    for (const { url } of [gateway, other]) {
      expect(codesOf(await ask(url, { query: VIEWER, token }))).toEqual([]);
    }
    const client = openLiveClient(other.url, { token });
    const live = subscribeLive(client, 'subscription { marketUpdates { phase } }');
    await live.until((results) => results.length > 0);
    const out = await ask(gateway.url, { query: 'mutation { signOut { signedOut } }', token });
    expect(out.data).toEqual({ signOut: { signedOut: true } });
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    for (const { url } of [gateway, other]) {
      expect(codesOf(await ask(url, { query: VIEWER, token }))).toEqual(['UNAUTHENTICATED']);
    }
    expect(await live.ended).toMatchObject({ code: 4401, reason: 'SESSION_ENDED' });
    await client.dispose();
  });

  it('holds its share of the connections and takes none from others', async () => {
    const token = await gateway.signIn(gateway.a, 'COMPLIANCE_OFFICER');
    const open = (own: string) => openSocket(gateway.url, own);
    const held = await Promise.all(
      Array.from({ length: CONNECTION_SHARES.perActor }, () => open(token)),
    );
    expect(held.every(({ outcome }) => outcome === 'ACKNOWLEDGED')).toBe(true);
    expect((await open(token)).outcome).toBe('1013 TOO_MANY_CONNECTIONS');
    const others = await open(gateway.a.apiKey);
    expect(others.outcome).toBe('ACKNOWLEDGED');
    const [first, ...rest] = held;
    await first?.close();
    const again = await open(token);
    expect(again.outcome).toBe('ACKNOWLEDGED');
    await Promise.all([...rest, again, others].map((socket) => socket.close()));
  });

  it('of a key shows the key and not a person', async () => {
    const answer = await ask(gateway.url, { query: VIEWER, token: gateway.a.apiKey });
    expect(answer.data?.['viewer']).toMatchObject({
      ...{ kind: 'API_KEY', email: null, roles: [], sessionExpiresAt: null },
      permissions: expect.arrayContaining([
        'ACCOUNT_READ',
        'ORDER_WRITE',
        'DEPLOYMENT_WRITE',
        'ACCOUNT_HALT',
        'ACCOUNT_RELEASE',
        'AUDIT_READ',
        'RESEARCH_READ',
        'RESEARCH_RUN',
      ]) as string[],
    });
  });

  it('is refused to whoever guesses, after ten tries', async () => {
    const input = { email: gateway.b.users[0]?.email, password: 'a wrong one' };
    const codes: string[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      codes.push(...codesOf(await ask(gateway.url, { query: SIGN_IN, variables: { input } })));
    }
    expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'SIGN_IN_FAILED'));
    expect(codes.slice(10)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
  });
});

describe('a refresh', () => {
  const REFRESH = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) {
    __typename ... on RefreshSessionPayload { tokens { accessToken refreshToken } }
    ... on Failure { code } } }`;
  const refresh = (url: string, refreshToken: string, headers = {}) =>
    ask(url, { query: REFRESH, variables: { input: { refreshToken } }, headers });

  it('gives new tokens, and ends the session everywhere when its token is shown again', async () => {
    const other = await gateway.another();
    const tokens = await gateway.tokensOf(gateway.a, 'RISK_OFFICER');
    const answer = await refresh(gateway.url, tokens.refreshToken);
    const { tokens: next } = answer.data?.['refreshSession'] as { tokens: typeof tokens };
    const client = openLiveClient(other.url, { token: next.accessToken });
    const live = subscribeLive(client, 'subscription { marketUpdates { phase } }');
    await live.until((results) => results.length > 0);
    const stolen = await refresh(other.url, tokens.refreshToken, { 'user-agent': 'a thief' });
    expect(codesOf(stolen)).toEqual(['UNAUTHENTICATED']);
    expect(await live.ended).toMatchObject({ code: 4401, reason: 'SESSION_ENDED' });
    for (const { url } of [gateway, other]) {
      const seen = await ask(url, { query: VIEWER, token: next.accessToken });
      expect(codesOf(seen)).toEqual(['UNAUTHENTICATED']);
    }
    const alarm = gateway.log.lines.find(({ event }) => event === 'session.refresh-reused');
    expect(alarm).toMatchObject({ level: 'error', details: { tenantId: gateway.a.tenantId } });
    await client.dispose();
  });

  it('goes by cookie in a browser, from its own pages only', async () => {
    const [, refreshCookie = ''] = await signInByCookie();
    const cookie = refreshCookie.split(';')[0] ?? '';
    const body = JSON.stringify({ query: REFRESH, variables: { input: {} } });
    const foreign = await post(gateway.url, body, {
      ...json,
      cookie,
      origin: 'https://evil.example',
    });
    expect(codesOf(foreign)).toEqual(['CROSS_SITE_REQUEST']);
    const own = await post(gateway.url, body, { ...json, cookie });
    expect(own.data?.['refreshSession']).toMatchObject({
      __typename: 'RefreshSessionPayload',
      tokens: null,
    });
    expect(own.headers.getSetCookie()).toHaveLength(2);
    const none = await post(gateway.url, body, json);
    expect(codesOf(none)).toEqual(['UNAUTHENTICATED']);
    expect(none.headers.getSetCookie().every((one) => one.includes('Max-Age=0'))).toBe(true);
  });
});

describe('somebody whose role needs a second factor and who has none', () => {
  it('can set one up, and nothing else before', async () => {
    const { a, tenants } = gateway;
    const owner = await gateway.signIn(a, 'TENANT_OWNER');
    const officer = personOf(a, 'COMPLIANCE_OFFICER');
    const RESET = `mutation ($input: ResetSecondFactorInput!) { resetSecondFactor(input: $input) {
      __typename ... on Failure { code message } } }`;
    const input = { userId: toWireId('user', officer.userId), reason: 'a lost telephone' };
    const reset = await ask(gateway.url, { query: RESET, variables: { input }, token: owner });
    expect(codesOf(reset)).toEqual([]);
    const { accessToken: token } = await gateway.tokensOf(a, 'COMPLIANCE_OFFICER');
    const me = '{ viewer { mustEnrolSecondFactor permissions roles } }';
    const before = await ask(gateway.url, { query: me, token });
    expect(before.data?.['viewer']).toEqual({
      ...{ mustEnrolSecondFactor: true, permissions: [], roles: [] },
    });
    for (const query of [
      '{ accounts(first: 1) { totalCount } }',
      '{ auditEntries(first: 1) { nodes { id } } }',
      'mutation { revokeOtherSessions { __typename } }',
    ]) {
      expect(codesOf(await ask(gateway.url, { query, token }))).toEqual(['MFA_ENROLMENT_REQUIRED']);
    }
    const start = `mutation { startTotpEnrolment(input: {}) { __typename
      ... on StartTotpEnrolmentPayload { secret address } } }`;
    const started = await ask(gateway.url, { query: start, token });
    const { secret } = started.data?.['startTotpEnrolment'] as { secret: string };
    const confirm = `mutation ($input: ConfirmTotpEnrolmentInput!) {
      confirmTotpEnrolment(input: $input) { __typename
        ... on ConfirmTotpEnrolmentPayload { recoveryCodes } } }`;
    const variables = { input: { code: totpCode(secret, tenants.clock.now()) } };
    const confirmed = await ask(gateway.url, { query: confirm, variables, token });
    expect(confirmed.data?.['confirmTotpEnrolment']).toMatchObject({
      recoveryCodes: { length: 10 },
    });
    const after = await ask(gateway.url, { query: me, token });
    expect(after.data?.['viewer']).toMatchObject({
      ...{ mustEnrolSecondFactor: false, roles: ['COMPLIANCE_OFFICER'] },
    });
  });
});

describe('another site’s page', () => {
  it('cannot use the cookie, neither by POST nor by WebSocket', async () => {
    const cookie = await cookieOf();
    const body = JSON.stringify({ query: VIEWER });
    const foreign = await post(gateway.url, body, {
      ...json,
      cookie,
      origin: 'https://evil.example',
    });
    expect(codesOf(foreign)).toEqual(['CROSS_SITE_REQUEST']);
    expect(foreign.status).toBe(403);
    const own = await post(gateway.url, body, {
      ...json,
      cookie,
      origin: new URL(gateway.url).origin,
    });
    expect(codesOf(own)).toEqual([]);
    const subscription = 'subscription { marketUpdates { phase } }';
    const client = openLiveClient(gateway.url, {
      headers: { cookie, origin: 'https://evil.example' },
    });
    await expect(subscribeLive(client, subscription).ended).resolves.toMatchObject({
      message: expect.stringContaining('403'),
    });
    const portal = openLiveClient(gateway.url, {
      headers: { cookie, origin: new URL(gateway.url).origin },
    });
    await subscribeLive(portal, subscription).until((results) => results.length > 0);
    await Promise.all([client.dispose(), portal.dispose()]);
  });
});

describe('the brand', () => {
  it.each([
    [
      'by host',
      '{ branding(host: "birch.example:4000") { productName } }',
      'Product canary-of-birch',
    ],
    ['by slug', '{ branding(slug: "alder") { productName } }', 'Product canary-of-alder'],
    ['of an unknown host', '{ branding(host: "nobody.example") { productName } }', 'Fiducia'],
    ['of this host', '{ branding { productName } }', 'Fiducia'],
  ])('is found %s without signing in', async (_name, query, productName) => {
    const answer = await ask(gateway.url, { query });
    expect(answer.data).toEqual({ branding: { productName } });
  });
});

describe('every answer', () => {
  it('carries the security headers and its request id', async () => {
    const { headers } = await ask(gateway.url, { query: '{ branding { productName } }' });
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});

describe('rate limits', () => {
  it('stop one caller, tell when to come back, and leave the others alone', async () => {
    const wide = { points: 1_000, windowMs: 60_000 };
    const actor = { points: 3, windowMs: 60_000 };
    const limited = await startTestGateway({
      engine: false,
      rateLimits: { actor, tenant: wide, address: wide },
    });
    try {
      const answers = [];
      for (let count = 0; count < 4; count += 1) {
        answers.push(await ask(limited.url, { query: VIEWER, token: limited.a.apiKey }));
      }
      expect(answers.map((answer) => codesOf(answer))).toEqual([[], [], [], ['RATE_LIMITED']]);
      expect(answers[3]?.status).toBe(429);
      expect(answers[3]?.errors[0]?.extensions).toMatchObject({ retryable: true });
      expect(answers[3]?.errors[0]?.extensions.retryAfterSeconds).toBeGreaterThan(0);
      const other = await ask(limited.url, { query: VIEWER, token: limited.b.apiKey });
      expect(codesOf(other)).toEqual([]);
    } finally {
      await limited.stop();
    }
  });
});

describe('introspection', () => {
  it('is answered in TEST and refused in LIVE', async () => {
    const query = '{ __schema { queryType { name } } }';
    expect(codesOf(await ask(gateway.url, { query }))).toEqual([]);
    const live = await startTestGateway({ engine: false, environment: 'LIVE' });
    try {
      expect(codesOf(await ask(live.url, { query }))).toEqual(['INTROSPECTION_OFF']);
    } finally {
      await live.stop();
    }
  });
});
