/** The client against the started product: the documents, the example, and what no stand-in shows. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  AccountHaltedError,
  createClient,
  IdempotencyConflictError,
  InvalidInputError,
  isFiduciaError,
  newIdempotencyKey,
  NotFoundError,
  PermissionDeniedError,
  SignInFailedError,
  UnauthenticatedError,
} from '../../src/index.js';
import type { Account, AccountDetail, FiduciaClient, PlaceOrderInput } from '../../src/index.js';
import { codeBlocks, programOf, ReaderProject } from './document-program.js';
import { startProduct } from './started-product.js';
import { totpCode } from './totp-code.js';
import type { StartedProduct } from './started-product.js';

const START_MS = 300_000;
const EXAMPLE = fileURLToPath(new URL('../../examples/first-paper-trade.ts', import.meta.url));

let product: StartedProduct;
let client: FiduciaClient;
let reader: ReaderProject;

beforeAll(async () => {
  reader = new ReaderProject();
  product = await startProduct();
  client = createClient({ url: product.url, apiKey: product.partners[0].apiKey });
}, START_MS);

afterAll(async () => {
  client?.close();
  await product?.stop();
  reader?.remove();
});

function environment(): Record<string, string> {
  const [partner] = product.partners;
  return {
    FIDUCIA_URL: product.url,
    FIDUCIA_API_KEY: partner.apiKey,
    PERSON_EMAIL: partner.users[0]?.email ?? '',
    PERSON_PASSWORD: product.password,
    PERSON_CODE: totpCode(product.totpSecret),
  };
}

async function activeAccount(): Promise<AccountDetail> {
  const active = await client.accounts.list({ status: 'ACTIVE' }).toArray();
  const room = ({ mandate, exposurePct }: Account) =>
    Number(mandate.maxGrossExposurePct) - Number(exposurePct);
  const [chosen] = active.toSorted((a, b) => room(b) - room(a));
  if (chosen === undefined) throw new Error('The demo has no active account.');
  return client.accounts.get(chosen.id);
}

/** A limit far below the market: it rests until it is cancelled. */
function restingOrder(account: AccountDetail): Omit<PlaceOrderInput, 'idempotencyKey'> {
  const [instrument] = account.instruments;
  return {
    accountId: account.id,
    symbol: instrument?.symbol ?? '',
    side: 'BUY',
    type: 'LIMIT',
    timeInForce: 'GTC',
    quantity: instrument?.lotSize ?? '1',
    limitPrice: '1.00',
  };
}

describe("a newcomer's ten minutes and the guide, with the package that npm has installed", () => {
  it.each(['README.md', 'GUIDE.md'])(
    '%s compiles strictly and runs to its end',
    async (document) => {
      const name = document.replace('.md', '.mts').toLowerCase();
      expect(reader.check(name, programOf(document))).toBe('');
      const { code, stdout, stderr } = await reader.run(name, environment());
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const done = codeBlocks(document).map((_, index) => `block ${index} done`);
      expect(stdout.split('\n').filter((line) => line.startsWith('block '))).toEqual(done);
      if (document === 'README.md') expect(stdout).toMatch(/ FILLED \d/);
    },
    START_MS,
  );
});

describe('the example', () => {
  it(
    'goes from a key to a trade that it sees live',
    async () => {
      expect(reader.check('example.ts', readFileSync(EXAMPLE, 'utf8'))).toBe('');
      const { code, stdout, stderr } = await reader.run('example.ts', environment());
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/Order ord_[0-9a-f]{32} is /);
      expect(stdout).toMatch(/: FILLED at \d/);
    },
    START_MS,
  );

  it('finds the demo that npm start has left', async () => {
    const { code, stdout } = await reader.run('example.ts', { FIDUCIA_HOME: product.home });
    expect(code).toBe(0);
    expect(stdout).toContain(product.partners[0].name);
  }, 60_000);
});

describe('every call', () => {
  it('that reads is answered', async () => {
    const account = await activeAccount();
    expect((await client.viewer()).kind).toBe('API_KEY');
    expect((await client.branding({ slug: product.partners[0].slug })).primaryColor).toMatch(/^#/);
    expect(await client.strategies.list()).not.toEqual([]);
    expect((await client.market.status()).source).not.toBe('');
    const [instrument] = await client.market.instruments();
    const symbol = instrument?.symbol ?? '';
    expect(await client.market.candles(symbol, { last: 3 })).toHaveLength(3);
    expect((await client.accounts.equityCurve(account.id, { last: 5 })).length).toBeGreaterThan(0);
    expect((await client.accounts.fills(account.id).page()).pageInfo).toBeDefined();
    expect((await client.orders.list(account.id, { first: 1 }).page()).pageInfo).toBeDefined();
  });

  it('says what is left of the limits', async () => {
    await client.viewer();
    const limits = client.rateLimits();
    expect(limits.map(({ policy }) => policy)).toContain('actor');
    for (const { quota, remaining } of limits) expect(remaining).toBeLessThan(quota);
  });

  it('of orders and fills goes over all accounts, narrowed as one says', async () => {
    const fills = await client.fills.list({ first: 20 }).toArray({ limit: 30 });
    expect(new Set(fills.map(({ id }) => id)).size).toBe(fills.length);
    const status = ['FILLED'] as const;
    const search = { status, sortBy: { field: 'DECIDED_AT', direction: 'ASC' } } as const;
    const orders = await client.orders.search(search).toArray({ limit: 30 });
    expect(orders.length).toBeGreaterThan(0);
    expect(orders.every((order) => order.status === 'FILLED')).toBe(true);
    const times = orders.map(({ decidedAt }) => decidedAt);
    expect(times).toEqual(times.toSorted());
  });

  it('of an ended access token is refreshed once for all that are under way', async () => {
    const person = createClient({ url: product.url });
    const user = product.partners[0].users.find(({ role }) => role === 'CLIENT_READER');
    const { password, totpSecret } = product;
    const code = () => totpCode(totpSecret);
    const { session } = await person.signIn({ email: user?.email ?? '', password, code });
    const told: unknown[] = [];
    const onSession = (now: unknown) => void told.push(now);
    const ended = { accessToken: 'access-that-ended', refreshToken: session?.refreshToken };
    const resumed = createClient({ url: product.url, session: ended, onSession });
    const calls = Array.from({ length: 5 }, () => resumed.viewer());
    const names = (await Promise.all(calls)).map(({ email }) => email);
    expect(names).toEqual(Array.from({ length: 5 }, () => user?.email));
    expect(told).toHaveLength(1);
    await resumed.signOut();
  });

  it('of the audit log is for those who may, and gives who did what', async () => {
    const refused = client.audit.list({ first: 1 }).page();
    await expect(refused).rejects.toBeInstanceOf(PermissionDeniedError);
    const officer = createClient({ url: product.url });
    const [partner] = product.partners;
    const user = partner.users.find(({ role }) => role === 'COMPLIANCE_OFFICER');
    const { password, totpSecret } = product;
    const code = () => totpCode(totpSecret);
    await officer.signIn({ email: user?.email ?? '', password, code });
    const [entry] = await officer.audit.list({ limit: 1 }).toArray();
    expect(entry?.leafHash).toMatch(/^[0-9a-f]{64}$/);
    await officer.signOut();
    await expect(officer.viewer()).rejects.toBeInstanceOf(UnauthenticatedError);
  });

  it('of a wrong password is refused without saying what was wrong', async () => {
    const [{ users }] = product.partners;
    const guess = { email: users[0]?.email ?? '', password: 'not the password' };
    const attempt = createClient({ url: product.url }).signIn(guess);
    await expect(attempt).rejects.toBeInstanceOf(SignInFailedError);
  });

  it('lists each account once, whatever the page size', async () => {
    const ids = async (first: number) =>
      (await client.accounts.list({ first }).toArray()).map(({ id }) => id);
    const all = await ids(200);
    expect(all.length).toBeGreaterThanOrEqual(4);
    expect(await ids(1)).toEqual(all);
    expect((await client.accounts.list().page()).totalCount).toBe(all.length);
  });

  it('that writes an order is done once under one key, and cancels it', async () => {
    const account = await activeAccount();
    const input = { ...restingOrder(account), idempotencyKey: newIdempotencyKey() };
    const first = await client.orders.place(input);
    const second = await client.orders.place(input);
    expect(second.id).toBe(first.id);
    const other = client.orders.place({ ...input, limitPrice: '2.00' });
    await expect(other).rejects.toBeInstanceOf(IdempotencyConflictError);
    await client.orders.cancel({ orderId: first.id });
    await expect.poll(async () => (await client.orders.get(first.id)).status).toBe('CANCELED');
  });

  it('with a wrong figure says which field', async () => {
    const account = await activeAccount();
    const error = await client.orders
      .place({ ...restingOrder(account), quantity: 'NaN' })
      .catch((reason: unknown) => reason);
    expect(isFiduciaError(error)).toBe(true);
    if (error instanceof InvalidInputError) expect(error.field).toContain('quantity');
  });

  it('stops a strategy and deploys it again', async () => {
    const account = await activeAccount();
    const running = account.deployments.find(({ status }) => status === 'RUNNING');
    const stopped = await client.deployments.stop({ deploymentId: running?.id ?? '' });
    expect(stopped.status).toBe('STOPPED');
    const deployed = await client.deployments.deploy({
      accountId: account.id,
      strategy: stopped.strategy.name,
      parameters: stopped.parameters,
      symbols: stopped.instruments.map(({ symbol }) => symbol),
      capitalSharePct: stopped.capitalSharePct,
    });
    expect(deployed.status).toBe('RUNNING');
    expect(deployed.id).not.toBe(stopped.id);
  });

  it('halts an account, which then refuses orders and waits for two others to release it', async () => {
    const account = await activeAccount();
    const reason = 'The client asked for it.';
    const halted = await client.accounts.halt({
      accountId: account.id,
      reason,
      closePositions: false,
    });
    expect(halted.status).toBe('HALTED');
    expect(halted.halt?.reason).toBe(reason);
    const order = client.orders.place(restingOrder(account));
    await expect(order).rejects.toBeInstanceOf(AccountHaltedError);
    const release = { accountId: account.id, reason: 'All is well.' };
    await expect(client.accounts.release(release)).rejects.toBeInstanceOf(PermissionDeniedError);
    const keys = product.partners[0].apiKeys;
    const apiKey = keys.find(({ scopes }) => scopes.includes('RELEASE'))?.key;
    const released = await createClient({ url: product.url, apiKey }).accounts.release(release);
    expect(released).toMatchObject({
      account: { status: 'HALTED' },
      approval: { kind: 'KILL_SWITCH_RELEASE', status: 'PENDING' },
    });
  });

  it('halts every account of the partner and none of the other', async () => {
    const other = createClient({ url: product.url, apiKey: product.partners[1].apiKey });
    const statuses = async (of: FiduciaClient) =>
      (await of.accounts.list().toArray()).map(({ id, status }) => `${id} ${status}`);
    const before = await statuses(other);
    const drill = { reason: 'A drill.', closePositions: false };
    const { haltedCount, accounts } = await other.accounts.haltAll(drill);
    expect(haltedCount).toBe(accounts.length);
    expect((await statuses(other)).every((line) => line.endsWith('HALTED'))).toBe(true);
    expect(before.length).toBeGreaterThan(0);
    expect((await statuses(client)).some((line) => line.endsWith('ACTIVE'))).toBe(true);
  });
});

describe('another partner', () => {
  it('sees none of it, with calls or with streams', async () => {
    const other = createClient({ url: product.url, apiKey: product.partners[1].apiKey });
    const [mine] = await client.accounts.list({ limit: 1 }).toArray();
    const id = mine?.id ?? '';
    const ids = (await other.accounts.list().toArray()).map((account) => account.id);
    expect(ids).not.toContain(id);
    await expect(other.accounts.get(id)).rejects.toBeInstanceOf(NotFoundError);
    const events = other.accounts.events(id, { afterSeq: 0 });
    await expect(events.next()).rejects.toBeInstanceOf(NotFoundError);
    other.close();
  });
});

describe('live data', () => {
  it('arrives for the market and for accounts', async () => {
    const [market, accounts] = [client.market.updates(), client.accounts.updates()];
    const [status, update] = await Promise.all([market.next(), accounts.next()]);
    expect(status.value?.phase).toBeDefined();
    expect(update.value?.accountId).toMatch(/^acc_/);
    market.close();
    accounts.close();
  });

  it('ends with a typed error when the key is refused', async () => {
    const apiKey = `${product.partners[0].apiKey.slice(0, -7)}_AAAAAA`;
    const stranger = createClient({ url: product.url, apiKey });
    const error = await stranger.accounts
      .updates()
      .next()
      .catch((reason: unknown) => reason);
    expect(isFiduciaError(error)).toBe(true);
    expect(error).toMatchObject({ retryable: false });
    expect(stranger.connection.status()).toBe('idle');
  });

  it(
    'goes on where it stopped when the product is restarted, without a gap or a double',
    async () => {
      const account = await activeAccount();
      const events = client.accounts.events(account.id, { afterSeq: account.journal.seq });
      const seqs: number[] = [];
      for await (const { seq } of events) {
        seqs.push(seq);
        if (seqs.length === 2) await product.restart();
        if (seqs.length === 6) break;
      }
      const from = account.journal.seq + 1;
      expect(seqs).toEqual([0, 1, 2, 3, 4, 5].map((step) => from + step));
    },
    START_MS,
  );
});
