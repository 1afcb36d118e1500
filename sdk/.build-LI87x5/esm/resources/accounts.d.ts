/** The accounts of your clients: figures, live events, and the kill switch. */
import type { CallOptions } from '../client-options.js';
import type { AccountMode, AccountStatus } from '../generated/enums.js';
import type { AccountSort, ChangeAccountLimitsInput, HaltAccountInput, HaltAllAccountsInput, ReleaseAccountInput, RequestGoLiveInput } from '../generated/inputs.js';
import type { Account, AccountDetail, AccountEvent, AccountUpdate, Approval, EquityPoint, Fill, LimitChange } from '../generated/models.js';
import type { Keyed } from '../idempotency-key.js';
import type { LiveStream, LiveStreamOptions } from '../live/live-stream.js';
import { NodeList } from '../pagination.js';
import type { Connection, ListOptions } from '../pagination.js';
import type { Id } from '../scalars.js';
import type { Transport } from '../transport.js';
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
export declare class Accounts {
    #private;
    constructor(transport: Transport);
    /**
     * The accounts that this key or person may see.
     *
     * @example
     * for await (const { name, equity } of client.accounts.list({ status: 'ACTIVE', limit: 100 })) {
     *   console.log(name, equity);
     * }
     */
    list(options?: AccountListOptions): NodeList<Account, AccountPage>;
    /** One account with its positions, deployments and instruments. Throws NotFoundError. */
    get(id: Id, options?: CallOptions): Promise<AccountDetail>;
    /** Equity at each bar of the current run, oldest first; empty without BALANCE_READ. */
    equityCurve(id: Id, options?: EquityCurveOptions): Promise<readonly EquityPoint[]>;
    /** Newest first. */
    fills(id: Id, options?: ListOptions): NodeList<Fill>;
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
    events(id: Id, options?: EventStreamOptions): LiveStream<AccountEvent>;
    /**
     * The newest figures of each account that you may see, several times a second at most.
     *
     * @example
     * for await (const { accountId, equity, dayResultPct } of client.accounts.updates()) {
     *   console.log(accountId, equity, dayResultPct);
     * }
     */
    updates(options?: LiveStreamOptions): LiveStream<AccountUpdate>;
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
    halt(input: Keyed<HaltAccountInput>, options?: CallOptions): Promise<Account>;
    /** The kill switch of every account that you may halt; those halted before stay halted. */
    haltAll(input: Keyed<HaltAllAccountsInput>, options?: CallOptions): Promise<HaltedAccounts>;
    /**
     * Asks for a halted account to trade again: not by whoever halted it, and a second person grants
     * it (`client.approvals.approve`).
     */
    release(input: Keyed<ReleaseAccountInput>, options?: CallOptions): Promise<AskedFor>;
    /** Asks for other limits: `limits: { maxDrawdownPct: '8' }`; what is left out stays. */
    changeLimits(input: Keyed<ChangeAccountLimitsInput>, options?: CallOptions): Promise<AskedFor>;
    /** What was changed of the limits, oldest first. */
    limitChanges(id: Id, options?: CallOptions): Promise<readonly LimitChange[]>;
    /** Asks for leave to trade with real money one day. Nothing goes live by itself. */
    requestGoLive(input: Keyed<RequestGoLiveInput>, options?: CallOptions): Promise<AskedFor>;
}
//# sourceMappingURL=accounts.d.ts.map