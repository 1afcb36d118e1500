/** A person's session on the command line: begun, kept for its owner alone, refreshed and ended. */
import { mkdtempSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SEED_TOTP_SECRET, freshCode } from '@fiducia/tenants/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { runCli } from '../../src/cli/testing/run-cli.js';
import { personOf, startTestGateway, type TestGateway } from '../support/test-gateway.js';

let gateway: TestGateway;
let home: string;

beforeAll(async () => {
  gateway = await startTestGateway({ engine: false });
  home = mkdtempSync(join(tmpdir(), 'fiducia-login-'));
  const { email, password, role } = personOf(gateway.a, 'PORTFOLIO_MANAGER');
  const url = new URL(gateway.url).origin;
  const partner = { slug: 'alder', name: 'Alder', host: 'alder.localhost', tenantId: '' };
  const rest = { apiKey: gateway.a.apiKey, apiKeys: [], accounts: [] };
  const partners = [{ ...partner, ...rest, users: [{ email, name: email, role }] }];
  const demo = { url, graphql: gateway.url, password, totpSecret: SEED_TOTP_SECRET, partners };
  writeFileSync(join(home, 'demo.json'), JSON.stringify(demo));
  vi.stubEnv('FIDUCIA_HOME', home);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
  await gateway.stop();
});

const file = () => join(home, 'session.json');
const stored = () => JSON.parse(readFileSync(file(), 'utf8')) as Record<string, string>;

async function login() {
  const user = personOf(gateway.a, 'PORTFOLIO_MANAGER');
  await freshCode(gateway.tenants, gateway.a.tenantId, user);
  // Neither side remembers codes of before: else each login waits for the next half minute.
  rmSync(join(home, 'demo-sessions.json'), { force: true });
  return runCli('login', '--email', user.email, '--demo-totp', '--json');
}

it('is kept for its owner alone, and says who one is', async () => {
  const ran = await login();
  expect(ran, ran.err).toMatchObject({ code: 0 });
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(ran.out).not.toContain(stored()['refreshToken']);
  const who = await runCli('whoami', '--json');
  expect(JSON.parse(who.out)).toMatchObject({ roles: ['PORTFOLIO_MANAGER'] });
});

it('goes on with new tokens when the access token has ended', async () => {
  await login();
  const before = stored();
  writeFileSync(file(), JSON.stringify({ ...before, accessToken: 'an.ended.token' }));
  expect((await runCli('whoami')).code).toBe(0);
  expect(stored()['accessToken']).not.toBe('an.ended.token');
  expect(stored()['refreshToken']).not.toBe(before['refreshToken']);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

it('goes to the address where it was begun and to no other', async () => {
  await login();
  const elsewhere = await runCli('whoami', '--url', 'http://127.0.0.1:9');
  expect(elsewhere).toMatchObject({ code: 1 });
  expect(elsewhere.err).toContain('Nobody is logged in');
});

it('ends on the server and here', async () => {
  await login();
  const { accessToken: token } = stored();
  expect((await runCli('logout')).code).toBe(0);
  expect(existsSync(file())).toBe(false);
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const body = JSON.stringify({ query: '{ viewer { id } }' });
  const answer = await fetch(gateway.url, { method: 'POST', headers, body });
  expect(await answer.text()).toContain('UNAUTHENTICATED');
  expect((await runCli('logout')).code).toBe(1);
});

it('is refused to a person who is not of the demo, and without a terminal to ask at', async () => {
  const stranger = await runCli('login', '--email', 'nobody@nowhere.example', '--demo-totp');
  expect(stranger).toMatchObject({ code: 2 });
  const { email } = personOf(gateway.a, 'PORTFOLIO_MANAGER');
  expect(await runCli('login', '--email', email)).toMatchObject({ code: 2 });
});
