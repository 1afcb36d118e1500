/** What one client may see and do, said in terms of the SDK. The key sees more: this is the fence. */
import { createClient } from '@fiducia/sdk';
import type { Account, AccountDetail, Branding, FiduciaClient, Order, Side } from '@fiducia/sdk';

import type { Config } from './config.ts';

export interface OrderWish {
  readonly accountId: string;
  readonly symbol: string;
  readonly side: Side;
  readonly quantity: string;
  /** Made by the page when it asks for confirmation: clicked or sent twice, it is one order. */
  readonly idempotencyKey: string;
}

export type LiveMessage =
  | { readonly kind: 'figures'; readonly figures: Pick<Account, 'id' | 'equity' | 'dayResultPct'> }
  | { readonly kind: 'order'; readonly order: ShownOrder };

const RECENT_ORDERS = 8;

export class Portal {
  readonly #fiducia: FiduciaClient;
  readonly #clientId: string;
  readonly branding: Branding;

  private constructor(fiducia: FiduciaClient, clientId: string, branding: Branding) {
    this.#fiducia = fiducia;
    this.#clientId = clientId;
    this.branding = branding;
  }

  static async open({ url, apiKey, clientId }: Config): Promise<Portal> {
    const fiducia = createClient({ url, apiKey });
    const { tenant } = await fiducia.viewer();
    const [first] = await fiducia.accounts.list({ limit: 1 }).toArray();
    const shown = clientId ?? first?.client.id;
    if (shown === undefined) throw new Error('This partner has no account yet.');
    return new Portal(fiducia, shown, tenant.branding);
  }

  async overview() {
    const accounts = await this.#accounts();
    return {
      productName: this.branding.productName,
      clientName: accounts[0]?.client.name ?? '',
      accounts: await Promise.all(accounts.map(({ id }) => this.#shownAccount(id))),
    };
  }

  /** Throws OrderDeniedError where a risk check refuses; the page says which and why. */
  async place({ accountId, symbol, side, quantity, idempotencyKey }: OrderWish) {
    await this.#assertOwn(accountId);
    const market = { type: 'MARKET', timeInForce: 'DAY' } as const;
    const input = { accountId, symbol, side, quantity, idempotencyKey, ...market };
    return shownOrder(await this.#fiducia.orders.place(input));
  }

  /** Figures and orders of this client's accounts until the signal ends it, over lost connections. */
  async follow(signal: AbortSignal, tell: (message: LiveMessage) => void): Promise<void> {
    const accounts = await this.#accounts();
    const own = new Set(accounts.map(({ id }) => id));
    const figures = async () => {
      for await (const update of this.#fiducia.accounts.updates({ signal })) {
        const { accountId: id, equity, dayResultPct } = update;
        if (own.has(id)) tell({ kind: 'figures', figures: { id, equity, dayResultPct } });
      }
    };
    const orders = async ({ id, journal }: Account) => {
      const options = { afterSeq: journal.seq, signal };
      for await (const event of this.#fiducia.accounts.events(id, options)) {
        for (const order of event.orders) tell({ kind: 'order', order: shownOrder(order) });
      }
    };
    await Promise.all([figures(), ...accounts.map(orders)]);
  }

  #accounts(): Promise<readonly Account[]> {
    return this.#fiducia.accounts.list({ clientId: this.#clientId }).toArray({ limit: 20 });
  }

  /** The page could ask for any id: one of another client is as if it were not there. */
  async #assertOwn(accountId: string): Promise<void> {
    const accounts = await this.#accounts();
    if (!accounts.some(({ id }) => id === accountId)) throw new UnknownAccountError();
  }

  async #shownAccount(id: string) {
    const account = await this.#fiducia.accounts.get(id);
    const orders = await this.#fiducia.orders.list(id).toArray({ limit: RECENT_ORDERS });
    const instruments = await Promise.all(account.instruments.map((one) => this.#priced(one)));
    const { name, status, currency, equity, dayResultPct } = account;
    return {
      ...{ id, name, status, currency, equity, dayResultPct, instruments },
      orders: orders.map(shownOrder),
    };
  }

  /** With the last close, for the estimate in the confirmation. */
  async #priced({ symbol, name }: AccountDetail['instruments'][number]) {
    const [candle] = await this.#fiducia.market.candles(symbol, { last: 1 });
    return { symbol, name, price: candle?.close ?? null };
  }
}

export class UnknownAccountError extends Error {
  override readonly message = 'There is no such account.';
}

type ShownOrder = ReturnType<typeof shownOrder>;

/** Only what the page shows leaves this process. */
function shownOrder(order: Order) {
  const { id, accountId, side, quantity, status, statusReason, averageFillPrice } = order;
  const { symbol } = order.instrument;
  return { id, accountId, symbol, side, quantity, status, statusReason, averageFillPrice };
}
