/**
 * From a key to a paper trade seen live.
 *
 * `node sdk/examples/first-paper-trade.ts` beside a running `npm start` uses its demo key; elsewhere
 * set FIDUCIA_URL and FIDUCIA_API_KEY.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createClient, FiduciaError, OrderDeniedError } from '@fiducia/sdk';
import type { Account, AccountDetail, FiduciaClient, Order } from '@fiducia/sdk';

/** Half a unit: room enough for it in the smallest account of the demo. */
const QUANTITY = '0.5';
const FINAL = ['FILLED', 'DENIED', 'REJECTED', 'CANCELED', 'EXPIRED'];
/** A bar of the replayed market comes every second; after this long something is wrong. */
const PATIENCE_MS = 60_000;

async function main(): Promise<void> {
  const client = createClient(findServer());
  try {
    const viewer = await client.viewer();
    console.log(`${viewer.name} of ${viewer.tenant.name}`);
    for (const { id } of await accountsWithRoom(client)) {
      const account = await client.accounts.get(id);
      console.log(`${account.name}: ${account.cash} ${account.currency} to spend`);
      if (await trade(client, account)) return;
    }
    console.log('No account has room for the order now.');
  } finally {
    client.close();
  }
}

/** The active accounts, those with the most room under their mandates first. */
async function accountsWithRoom(client: FiduciaClient): Promise<readonly Account[]> {
  const active = await client.accounts.list({ status: 'ACTIVE', limit: 50 }).toArray();
  if (active.length === 0) throw new Error('Every account is halted: release one first.');
  return active.toSorted((a, b) => roomPct(b) - roomPct(a));
}

/** Number() is good enough to compare, never to book. */
function roomPct({ mandate, exposurePct }: Account): number {
  return Number(mandate.maxGrossExposurePct) - Number(exposurePct);
}

/** False when the account's own strategies have used up the room meanwhile. */
async function trade(client: FiduciaClient, account: AccountDetail): Promise<boolean> {
  const order = await place(client, account);
  if (order === null) return false;
  console.log(`Order ${order.id} is ${order.status}`);
  await follow(client, account, order);
  return true;
}

async function place(client: FiduciaClient, account: AccountDetail): Promise<Order | null> {
  const [instrument] = account.instruments;
  if (instrument === undefined) throw new Error(`${account.name} may trade no instrument.`);
  try {
    return await client.orders.place({
      accountId: account.id,
      symbol: instrument.symbol,
      side: 'BUY',
      type: 'MARKET',
      timeInForce: 'GTC',
      quantity: QUANTITY,
    });
  } catch (error) {
    if (!(error instanceof OrderDeniedError)) throw error;
    console.log(`Refused by ${error.check}: ${error.value} against a limit of ${error.limit}.`);
    return null;
  }
}

/** From the entry before the order, so that not even its first event is missed. */
async function follow(client: FiduciaClient, account: AccountDetail, order: Order): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const options = { afterSeq: account.journal.seq, signal };
  for await (const event of client.accounts.events(account.id, options)) {
    const now = event.orders.find(({ id }) => id === order.id);
    if (now === undefined) continue;
    const price = now.averageFillPrice === null ? '' : ` at ${now.averageFillPrice}`;
    console.log(`${event.at} entry ${event.seq}: ${now.status}${price}`);
    if (FINAL.includes(now.status)) return;
  }
  console.log('Still open: the market has not moved.');
}

/** The environment, or what a running `npm start` has left for programs on this machine. */
function findServer(): { readonly url: string; readonly apiKey: string } {
  const {
    FIDUCIA_URL: url,
    FIDUCIA_API_KEY: apiKey,
    FIDUCIA_HOME: home = '.fiducia',
  } = process.env;
  if (url !== undefined && apiKey !== undefined) return { url, apiKey };
  const path = join(home, 'demo.json');
  if (!existsSync(path)) throw new Error('Set FIDUCIA_URL and FIDUCIA_API_KEY, or run npm start.');
  const demo = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly url: string;
    readonly partners: readonly { readonly apiKey: string }[];
  };
  return { url: demo.url, apiKey: demo.partners[0]?.apiKey ?? '' };
}

try {
  await main();
} catch (error) {
  if (!(error instanceof FiduciaError)) throw error;
  console.error(`${error.code}: ${error.message} (request ${error.requestId})`);
  process.exitCode = 1;
}
