/** API keys over GraphQL: shown once, followed, and out of use everywhere at the same moment. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, codesOf } from '../support/graphql-request.js';
import { openLiveClient, subscribeLive } from '../support/live-client.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';

const KEY = 'id prefix status expiresAt lastUsedIp grants { keyScope inForce scope { type id } }';
const FAILURES = `... on Failure { code message } ... on InvalidInputError { field }`;
const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename
  ... on CreateApiKeyPayload { secret apiKey { ${KEY} } } ${FAILURES} } }`;
const ROTATE = `mutation ($input: RotateApiKeyInput!) { rotateApiKey(input: $input) { __typename
  ... on RotateApiKeyPayload { secret apiKey { ${KEY} rotatedFrom } oldKey { ${KEY} } } ${FAILURES} } }`;
const REVOKE = `mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { __typename
  ... on RevokeApiKeyPayload { apiKey { status } } ${FAILURES} } }`;
const VIEWER = '{ viewer { kind permissions } }';

interface KeyAnswer {
  readonly __typename: string;
  readonly secret: string;
  readonly code?: string;
  readonly field?: string;
  readonly apiKey: { readonly id: string; readonly prefix: string; readonly status: string };
}

let gateway: TestGateway;
let owner: string;
beforeAll(async () => {
  gateway = await startTestGateway({ engine: false });
  owner = await gateway.signIn(gateway.a, 'TENANT_OWNER');
});
afterAll(() => gateway.stop());

async function mutate(query: string, input: object, token = owner): Promise<KeyAnswer> {
  const answer = await ask(gateway.url, { query, variables: { input }, token });
  if (answer.data === null) throw new Error(answer.text);
  return Object.values(answer.data)[0] as KeyAnswer;
}

const facts = (more: object = {}) => ({
  ...{ name: 'Bot', grants: [{ keyScope: 'READ', scope: { type: 'ALL' } }] },
  ...more,
});

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

describe('an API key', () => {
  it('is shown once, lets in with its scopes, and is listed without its secret', async () => {
    const made = await mutate(CREATE, facts());
    expect(made).toMatchObject({ __typename: 'CreateApiKeyPayload', apiKey: { status: 'ACTIVE' } });
    expect(made.secret.startsWith(`${made.apiKey.prefix}_`)).toBe(true);
    const viewer = await ask(gateway.url, { query: VIEWER, token: made.secret });
    expect(viewer.data).toEqual({
      viewer: { kind: 'API_KEY', permissions: ['ACCOUNT_READ', 'BALANCE_READ', 'RESEARCH_READ'] },
    });
    const list = `{ apiKeys(first: 50) { nodes { ${KEY} name } pageInfo { hasNextPage } } }`;
    const listed = await ask(gateway.url, { query: list, token: owner });
    expect(listed.text).toContain(made.apiKey.prefix);
    expect(listed.text).toContain('127.0.0.1');
    expect(listed.text).not.toContain(made.secret.split('_')[3]);
    const refused = await ask(gateway.url, { query: list, token: made.secret });
    expect(codesOf(refused)).toEqual(['PERMISSION_DENIED']);
  });

  it('may not make another', async () => {
    const made = await mutate(CREATE, facts());
    expect(await mutate(CREATE, facts(), made.secret)).toMatchObject({
      code: 'PERMISSION_DENIED',
    });
  });

  it.each([
    [
      'a scope of another kind',
      { grants: [{ keyScope: 'READ', scope: { type: 'CLIENT', id: 'acc_1' } }] },
      'grants.0.scope.id',
    ],
    [
      'everything with an id',
      { grants: [{ keyScope: 'READ', scope: { type: 'ALL', id: 'x' } }] },
      'grants.0.scope.id',
    ],
    ['no scope', { grants: [] }, 'grants'],
    ['a network of everything', { allowedIps: ['0.0.0.0/0'] }, 'allowedIps.0'],
    ['an end in the past', { expiresAt: '2001-01-01T00:00:00Z' }, 'expiresAt'],
  ])('with %s is refused and names the field', async (_what, more, field) => {
    expect(await mutate(CREATE, facts(more))).toMatchObject({
      ...{ __typename: 'InvalidInputError', field },
    });
  });

  it('from another network than its own is refused', async () => {
    const made = await mutate(CREATE, facts({ allowedIps: ['203.0.113.0/24'] }));
    const answer = await ask(gateway.url, { query: VIEWER, token: made.secret });
    expect(codesOf(answer)).toEqual(['UNAUTHENTICATED']);
  });

  it('is followed by one that works beside it', async () => {
    const old = await mutate(CREATE, facts());
    const input = { apiKeyId: old.apiKey.id, oldKeyEndsAt: inAnHour() };
    const next = await mutate(ROTATE, input);
    expect(next).toMatchObject({ apiKey: { rotatedFrom: old.apiKey.id } });
    for (const token of [old.secret, next.secret]) {
      expect(codesOf(await ask(gateway.url, { query: VIEWER, token }))).toEqual([]);
    }
    expect(await mutate(ROTATE, input)).toMatchObject({ code: 'CONFLICT' });
  });

  it('that is revoked is refused at once by every gateway, and its streams end', async () => {
    const other = await gateway.another();
    const made = await mutate(CREATE, facts());
    const token = made.secret;
    for (const { url } of [gateway, other]) {
      expect(codesOf(await ask(url, { query: VIEWER, token }))).toEqual([]);
    }
    const clients = [gateway, other].map(({ url }) => openLiveClient(url, { token }));
    const streams = clients.map((client) =>
      subscribeLive(client, 'subscription { accountUpdates { __typename } }'),
    );
    await Promise.all(streams.map(({ until }) => until((results) => results.length >= 0)));
    const revoked = await mutate(REVOKE, { apiKeyId: made.apiKey.id, reason: 'laptop lost' });
    expect(revoked.apiKey.status).toBe('REVOKED');
    for (const { url } of [gateway, other]) {
      expect(codesOf(await ask(url, { query: VIEWER, token }))).toEqual(['UNAUTHENTICATED']);
    }
    for (const { ended } of streams) expect(await ended).toMatchObject({ code: 4401 });
    await Promise.all(clients.map((client) => client.dispose()));
  });
});
