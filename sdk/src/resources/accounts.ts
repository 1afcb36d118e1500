/** The accounts of your clients: figures, live events, and the kill switch. */
import type { CallOptions } from '../client-options.js';
import { found } from '../errors/found.js';
import {
  accountCorporateActionsQuery,
  accountEquityCurveQuery,
  accountFillsQuery,
  accountLimitChangesQuery,
  accountQuery,
  accountsQuery,
  changeAccountLimitsMutation,
  haltAccountMutation,
  haltAllAccountsMutation,
  releaseAccountMutation,
  requestGoLiveMutation,
} from '../generated/documents.js';
import type { AccountMode, AccountStatus } from '../generated/enums.js';
import type {
  AccountSort,
  ChangeAccountLimitsInput,
  HaltAccountInput,
  HaltAllAccountsInput,
  ReleaseAccountInput,
  RequestGoLiveInput,
} from '../generated/inputs.js';
import type {
  Account,
  AccountDetail,
  AccountEvent,
  AccountUpdate,
  Approval,
  CorporateAction,
  EquityPoint,
  Fill,
  LimitChange,
} from '../generated/models.js';
import { withIdempotencyKey } from '../idempotency-key.js';
import type { Keyed } from '../idempotency-key.js';
import type { LiveStream, LiveStreamOptions } from '../live/live-stream.js';
import { NodeList } from '../pagination.js';
import type { Connection, ListOptions } from '../pagination.js';
import type { Id } from '../scalars.js';
import type { Transport } from '../transport.js';
import { streamAccountEvents, streamAccountUpdates } from './account-streams.js';
import type { EventStreamOptions } from './account-streams.js';

export interface AccountListOptions extends ListOptions {
  readonly clientId?: Id | undefined;
  readonly status?: AccountStatus | undefined;
  readonly mode?: AccountMode | undefined;
  /** ISO 4217, e.g. `USD`. */
  readonly currency?: string | undefined;
  readonly sortBy?: AccountSort | undefined;
}

export interface AccountPage extends Connection<Account> {
  readonly totalCount: number;
}

export interface EquityCurveOptions extends CallOptions {
  /** Only the newest so many points. */
  readonly last?: number | undefined;
  /** Thinned evenly to at most so many: enough for a chart of that many pixels. */
  readonly maxPoints?: number | undefined;
}

export interface HaltedAccounts {
  /** Every account that this call halted. */
  readonly accounts: readonly Account[];
  /** How many there are. */
  readonly haltedCount: number;
}

/** What was asked for: `approval` waits for a second person; null where it is done already. */
export interface AskedFor {
  readonly account: Account;
  readonly approval: Approval | null;
}

export class Accounts {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * The accounts that this key or person may see.
   *
   * @example
   * for await (const { name, equity } of client.accounts.list({ status: 'ACTIVE', limit: 100 })) {
   *   console.log(name, equity);
   * }
   */
  list(options: AccountListOptions = {}): NodeList<Account, AccountPage> {
    const { clientId, status, mode, currency, sortBy } = options;
    return new NodeList(options, async (cursor) => {
      const variables = { ...cursor, clientId, status, mode, currency, sortBy };
      return (await this.#transport.request(accountsQuery, variables, options)).accounts;
    });
  }

  /** One account with its positions, deployments and instruments. Throws NotFoundError. */
  async get(id: Id, options?: CallOptions): Promise<AccountDetail> {
    const { account } = await this.#transport.request(accountQuery, { id }, options);
    return found(account, 'account', id);
  }

  /** Equity at each bar of the current run, oldest first; empty without BALANCE_READ. */
  async equityCurve(id: Id, options: EquityCurveOptions = {}): Promise<readonly EquityPoint[]> {
    const variables = { id, last: options.last, maxPoints: options.maxPoints };
    const data = await this.#transport.request(accountEquityCurveQuery, variables, options);
    return found(data.account, 'account', id).equityCurve ?? [];
  }

  /** Newest first. */
  fills(id: Id, options: ListOptions = {}): NodeList<Fill> {
    return new NodeList(options, async (cursor) => {
      const data = await this.#transport.request(accountFillsQuery, { id, ...cursor }, options);
      return found(data.account, 'account', id).fills;
    });
  }

  /** Splits and dividends that took effect in the current run, newest first. */
  corporateActions(id: Id, options: ListOptions = {}): NodeList<CorporateAction> {
    return new NodeList(options, async (cursor) => {
      const variables = { id, ...cursor };
      const data = await this.#transport.request(accountCorporateActionsQuery, variables, options);
      return found(data.account, 'account', id).corporateActions;
    });
  }

  /**
   * Everything that happens in the account, each event once and in order, over lost connections.
   * With `afterSeq` it begins after that entry of the journal (`account.journal.seq`), without it
   * at the moment of the first `next`.
   *
   * @example
   * const { journal } = await client.accounts.get('acc_…');
   * for await (const { seq, type, orders } of client.accounts.events('acc_…', { afterSeq: journal.seq })) {
   *   console.log(seq, type, orders.map(({ status }) => status));
   * }
   */
  events(id: Id, options: EventStreamOptions = {}): LiveStream<AccountEvent> {
    return streamAccountEvents(this.#transport, id, options);
  }

  /**
   * The newest figures of each account that you may see, several times a second at most.
   *
   * @example
   * for await (const { accountId, equity, dayResultPct } of client.accounts.updates()) {
   *   console.log(accountId, equity, dayResultPct);
   * }
   */
  updates(options: LiveStreamOptions = {}): LiveStream<AccountUpdate> {
    return streamAccountUpdates(this.#transport, options);
  }

  /**
   * The kill switch of one account: no new orders, and its positions are closed if you say so.
   *
   * @example
   * await client.accounts.halt({
   *   accountId: 'acc_…',
   *   reason: 'The client asked for it.',
   *   closePositions: false,
   * });
   */
  async halt(input: Keyed<HaltAccountInput>, options?: CallOptions): Promise<Account> {
    const variables = { input: withIdempotencyKey<HaltAccountInput>(input) };
    const payload = await this.#transport.mutate(
      haltAccountMutation,
      variables,
      (data) => data.haltAccount,
      options,
    );
    return payload.account;
  }

  /** The kill switch of every account that you may halt; those halted before stay halted. */
  async haltAll(
    input: Keyed<HaltAllAccountsInput>,
    options?: CallOptions,
  ): Promise<HaltedAccounts> {
    const variables = { input: withIdempotencyKey<HaltAllAccountsInput>(input) };
    const { accounts, haltedCount } = await this.#transport.mutate(
      haltAllAccountsMutation,
      variables,
      (data) => data.haltAllAccounts,
      options,
    );
    return { accounts, haltedCount };
  }

  /**
   * Asks for a halted account to trade again: not by whoever halted it, and a second person grants
   * it (`client.approvals.approve`).
   */
  async release(input: Keyed<ReleaseAccountInput>, options?: CallOptions): Promise<AskedFor> {
    const variables = { input: withIdempotencyKey<ReleaseAccountInput>(input) };
    const { account, approval } = await this.#transport.mutate(
      releaseAccountMutation,
      variables,
      (data) => data.releaseAccount,
      options,
    );
    return { account, approval };
  }

  /** Asks for other limits: `limits: { maxDrawdownPct: '8' }`; what is left out stays. */
  async changeLimits(
    input: Keyed<ChangeAccountLimitsInput>,
    options?: CallOptions,
  ): Promise<AskedFor> {
    const variables = { input: withIdempotencyKey<ChangeAccountLimitsInput>(input) };
    const { account, approval } = await this.#transport.mutate(
      changeAccountLimitsMutation,
      variables,
      (data) => data.changeAccountLimits,
      options,
    );
    return { account, approval };
  }

  /** What was changed of the limits, oldest first. */
  async limitChanges(id: Id, options?: CallOptions): Promise<readonly LimitChange[]> {
    const { account } = await this.#transport.request(accountLimitChangesQuery, { id }, options);
    return found(account, 'account', id).limitChanges;
  }

  /** Asks for leave to trade with real money one day. Nothing goes live by itself. */
  async requestGoLive(input: Keyed<RequestGoLiveInput>, options?: CallOptions): Promise<AskedFor> {
    const variables = { input: withIdempotencyKey<RequestGoLiveInput>(input) };
    const { account, approval } = await this.#transport.mutate(
      requestGoLiveMutation,
      variables,
      (data) => data.requestGoLive,
      options,
    );
    return { account, approval };
  }
}
