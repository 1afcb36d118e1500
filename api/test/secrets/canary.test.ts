/**
 * Secrets that can be recognised anywhere are put where each kind of secret goes, everything is done
 * that succeeds and fails with them, and then they are looked for in all that comes out.
 */
import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createUser,
  listVenueCredentials,
  toWireId,
  venueKeySource,
  type CredentialId,
} from '@fiducia/tenants';
import { must, SEED_TOTP_SECRET } from '@fiducia/tenants/testing';
import { ask, post } from '../support/graphql-request.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';

const PASSWORD = `pass-canary-${randomBytes(12).toString('hex')}`;
const VENUE = {
  keyId: `venue-id-canary-${randomBytes(12).toString('hex')}`,
  secret: `venue-secret-canary-${randomBytes(24).toString('hex')}`,
  passphrase: `venue-pass-canary-${randomBytes(12).toString('hex')}`,
};
const NEXT_VENUE_SECRET = `venue-next-canary-${randomBytes(24).toString('hex')}`;
const EMAIL = 'canary@alder.example';

let gateway: TestGateway;
let superuser: pg.Client;
/** Each kind of secret under its name. */
const canaries = new Map<string, Buffer>();
/** Every byte that the gateway answered, but the one answer that shows a new key. */
const answers: string[] = [];
/** Errors as a crash would print them, with everything that hangs on them. */
const crashes: string[] = [];

beforeAll(async () => {
  gateway = await startTestGateway({ engine: false });
  superuser = new pg.Client({ connectionString: gateway.database.superuserUrl });
  await superuser.connect();
  const keys = (gateway.keyProvider as unknown as { readonly keys: readonly Buffer[] }).keys;
  canaries.set('the key that wraps all keys', keys[0] ?? Buffer.alloc(0));
  canaries.set('the pepper of API keys', Buffer.from(gateway.tenants.apiKeyPepper));
  canaries.set('a password', Buffer.from(PASSWORD));
  canaries.set('a TOTP seed', Buffer.from(SEED_TOTP_SECRET));
  canaries.set('the secret of an API key', Buffer.from(gateway.a.apiKey.split('_')[3] ?? ''));
  for (const [name, text] of Object.entries(VENUE)) {
    canaries.set(`a venue’s ${name}`, Buffer.from(text));
  }
  canaries.set('a venue’s next secret', Buffer.from(NEXT_VENUE_SECRET));
  await succeed();
  await fail();
});
afterAll(async () => {
  await superuser.end();
  await gateway.stop();
});

async function keep(answer: Promise<{ readonly text: string }>): Promise<void> {
  answers.push((await answer).text);
}

const FAILURES = '... on Failure { code message }';
const STORE = `mutation ($input: StoreVenueCredentialInput!) { storeVenueCredential(input: $input) {
  __typename ... on StoreVenueCredentialPayload { credential { id fingerprint } } ${FAILURES} } }`;
const ROTATE = `mutation ($input: RotateVenueCredentialInput!) { rotateVenueCredential(input: $input) {
  __typename ... on RotateVenueCredentialPayload { credential { id } approval { id lines { before
  after } } } ${FAILURES} } }`;
const CREATE_KEY = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) {
  ... on CreateApiKeyPayload { secret } ${FAILURES} } }`;
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ${FAILURES} } }`;
const LISTS = `query ($id: ID!) { apiKeys(first: 50) { nodes { id name prefix } }
  venueCredentials(accountId: $id) { id label fingerprint }
  auditEntries(first: 100) { nodes { action entry reason } } }`;

const account = () => toWireId('account', gateway.a.accountIds[0] as never);
const credentialInput = (label: string) => ({
  ...{ accountId: account(), venue: 'binance', label, key: VENUE },
});

async function succeed(): Promise<void> {
  const { url, a, tenants } = gateway;
  const roles = [{ role: 'TENANT_OWNER', scope: { type: 'ALL' } }] as const;
  const user = { email: EMAIL, name: 'Canary', password: PASSWORD, roles };
  must(await createUser(a.context, tenants, user));
  const { accessToken, refreshToken } = await gateway.tokensOf(a, 'TENANT_OWNER');
  canaries.set('a refresh token', Buffer.from(refreshToken));
  canaries.set('an access token', Buffer.from(accessToken));
  const token = accessToken;
  await keep(ask(url, { query: STORE, variables: { input: credentialInput('Main') }, token }));
  const credential = (await storedCredentials())[0];
  if (credential === undefined) throw new Error(`Nothing was stored: ${answers.join('\n')}`);
  const key = { ...VENUE, secret: NEXT_VENUE_SECRET };
  const input = { credentialId: toWireId('credential', credential), key, reason: 'quarterly' };
  await keep(ask(url, { query: ROTATE, variables: { input }, token }));
  const grants = [{ keyScope: 'READ', scope: { type: 'ALL' } }];
  const made = await ask(url, {
    ...{ query: CREATE_KEY, token },
    variables: { input: { name: 'Shown once', grants } },
  });
  const { secret } = made.data?.['createApiKey'] as { readonly secret: string };
  canaries.set('the secret of a new key', Buffer.from(secret.split('_')[3] ?? ''));
  await keep(ask(url, { query: '{ viewer { id } }', token: secret }));
  await keep(ask(url, { query: LISTS, variables: { id: account() }, token }));
  must(await venueKeySource(tenants).open(a.context, credential));
}

async function storedCredentials(): Promise<readonly CredentialId[]> {
  const { a, tenants } = gateway;
  const [accountId] = a.accountIds;
  if (accountId === undefined) throw new Error('There is an account');
  return (await listVenueCredentials(a.context, tenants, accountId)).map(({ id }) => id);
}

async function fail(): Promise<void> {
  const { url, a, database } = gateway;
  const token = await gateway.signIn(a, 'TENANT_OWNER');
  const json = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  await keep(
    ask(url, { query: SIGN_IN, variables: { input: { email: EMAIL, password: PASSWORD } } }),
  );
  const wrong = { email: 'nobody@alder.example', password: PASSWORD };
  await keep(ask(url, { query: SIGN_IN, variables: { input: wrong } }));
  // Values of another type, unknown fields, broken JSON, broken GraphQL, a role that may not.
  const key = { ...VENUE, secret: { nested: VENUE.secret } };
  const input = { ...credentialInput('Wrong'), key };
  await keep(ask(url, { query: STORE, variables: { input }, token }));
  const unknown = { ...credentialInput('Unknown'), key: { ...VENUE, [VENUE.secret]: 1 } };
  await keep(ask(url, { query: STORE, variables: { input: unknown }, token }));
  const literal = `mutation { storeVenueCredential(input: { accountId: 1, venue: "x", label: "y",
    key: { keyId: "${VENUE.keyId}", secret: ["${VENUE.secret}"] } }) { __typename } }`;
  await keep(ask(url, { query: literal, token }));
  await keep(ask(url, { query: `{ "${VENUE.secret}" `, token }));
  await keep(post(url, `{"query":"{ viewer { id } }","variables":{"x":"${VENUE.secret}`, json));
  const manager = await gateway.signIn(a, 'PORTFOLIO_MANAGER');
  const refused = { input: credentialInput('Refused') };
  await keep(ask(url, { query: STORE, variables: refused, token: manager }));
  const mistyped = `${gateway.a.apiKey.slice(0, -1)}${gateway.a.apiKey.endsWith('a') ? 'b' : 'a'}`;
  await keep(ask(url, { query: '{ viewer { id } }', token: mistyped }));
  // An error of the database, which names the failing row; a secret that was tampered with.
  await database.asSuperuser(`ALTER TABLE credential ADD CHECK (label <> 'boom')`);
  await keep(ask(url, { query: STORE, variables: { input: credentialInput('boom') }, token }));
  await openTampered();
}

async function openTampered(): Promise<void> {
  const { a, database, tenants } = gateway;
  const [credential] = await storedCredentials();
  if (credential === undefined) throw new Error('One was stored');
  await database.asSuperuser(
    `UPDATE sealed_secret SET payload = set_byte(payload, 20, get_byte(payload, 20) # 1)
     WHERE purpose = 'venue'`,
  );
  await venueKeySource(tenants)
    .open(a.context, credential)
    .catch((error: unknown) => crashes.push(inspect(error, { depth: null, showHidden: true })));
}

/** As it is, and as a dump, a log or a header would write it. */
function formsOf(secret: Buffer): readonly string[] {
  const forms = (['latin1', 'hex', 'base64', 'base64url'] as const).map((encoding) =>
    secret.toString(encoding).replace(/=+$/, ''),
  );
  return [...new Set(forms)];
}

function found(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return [...canaries].flatMap(([name, secret]) =>
    formsOf(secret).some((form) => text.includes(form) || lower.includes(form.toLowerCase()))
      ? [name]
      : [],
  );
}

/** Every row of every table, as a dump writes it. */
async function dump(): Promise<string> {
  const tables = await superuser.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('public', 'directory')`,
  );
  const rows: string[] = [];
  for (const { name } of tables.rows) {
    // eslint-disable-next-line no-restricted-syntax -- a name out of the catalogue, quoted by it
    const found = await superuser.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    rows.push(...found.rows.map(({ row }) => row));
  }
  return rows.join('\n');
}

describe('no secret is found', () => {
  test('by a search that would find one', () => {
    expect(canaries.size).toBeGreaterThan(10);
    for (const [name, secret] of canaries) {
      expect(secret.length, name).toBeGreaterThan(15);
      for (const form of formsOf(secret)) expect(found(`… ${form} …`)).toContain(name);
    }
  });

  test('in any answer, of success or of failure', () => {
    expect(answers.join('\n')).toContain('StoreVenueCredentialPayload');
    expect(answers.join('\n')).toContain('INTERNAL');
    for (const answer of answers) expect(found(answer), answer).toEqual([]);
  });

  test('in the log', () => {
    const log = gateway.log.lines.map((line) => inspect(line, { depth: null, showHidden: true }));
    expect(log.length).toBeGreaterThan(0);
    for (const line of log) expect(found(line), line).toEqual([]);
  });

  test('in the database', async () => {
    const text = await dump();
    expect(text).toContain('credential.store');
    expect(found(text)).toEqual([]);
  });

  test('in what the database says of its sessions', async () => {
    const { rows } = await superuser.query<{ query: string }>('SELECT query FROM pg_stat_activity');
    expect(rows.length).toBeGreaterThan(1);
    expect(found(rows.map(({ query }) => query).join('\n'))).toEqual([]);
  });

  test('in what a crash prints', () => {
    expect(crashes.join('\n')).toContain('SecretDamagedError');
    expect(found(crashes.join('\n'))).toEqual([]);
  });
});
