import { found } from '../errors/found.js';
import { accountEquityCurveQuery, accountFillsQuery, accountLimitChangesQuery, accountQuery, accountsQuery, changeAccountLimitsMutation, haltAccountMutation, haltAllAccountsMutation, releaseAccountMutation, requestGoLiveMutation, } from '../generated/documents.js';
import { withIdempotencyKey } from '../idempotency-key.js';
import { NodeList } from '../pagination.js';
import { streamAccountEvents, streamAccountUpdates } from './account-streams.js';
export class Accounts {
    #transport;
    constructor(transport) {
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
    list(options = {}) {
        const { clientId, status, mode, currency, sortBy } = options;
        return new NodeList(options, async (cursor) => {
            const variables = { ...cursor, clientId, status, mode, currency, sortBy };
            return (await this.#transport.request(accountsQuery, variables, options)).accounts;
        });
    }
    /** One account with its positions, deployments and instruments. Throws NotFoundError. */
    async get(id, options) {
        const { account } = await this.#transport.request(accountQuery, { id }, options);
        return found(account, 'account', id);
    }
    /** Equity at each bar of the current run, oldest first; empty without BALANCE_READ. */
    async equityCurve(id, options = {}) {
        const variables = { id, last: options.last, maxPoints: options.maxPoints };
        const data = await this.#transport.request(accountEquityCurveQuery, variables, options);
        return found(data.account, 'account', id).equityCurve ?? [];
    }
    /** Newest first. */
    fills(id, options = {}) {
        return new NodeList(options, async (cursor) => {
            const data = await this.#transport.request(accountFillsQuery, { id, ...cursor }, options);
            return found(data.account, 'account', id).fills;
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
    events(id, options = {}) {
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
    updates(options = {}) {
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
    async halt(input, options) {
        const variables = { input: withIdempotencyKey(input) };
        const payload = await this.#transport.mutate(haltAccountMutation, variables, (data) => data.haltAccount, options);
        return payload.account;
    }
    /** The kill switch of every account that you may halt; those halted before stay halted. */
    async haltAll(input, options) {
        const variables = { input: withIdempotencyKey(input) };
        const { accounts, haltedCount } = await this.#transport.mutate(haltAllAccountsMutation, variables, (data) => data.haltAllAccounts, options);
        return { accounts, haltedCount };
    }
    /**
     * Asks for a halted account to trade again: not by whoever halted it, and a second person grants
     * it (`client.approvals.approve`).
     */
    async release(input, options) {
        const variables = { input: withIdempotencyKey(input) };
        const { account, approval } = await this.#transport.mutate(releaseAccountMutation, variables, (data) => data.releaseAccount, options);
        return { account, approval };
    }
    /** Asks for other limits: `limits: { maxDrawdownPct: '8' }`; what is left out stays. */
    async changeLimits(input, options) {
        const variables = { input: withIdempotencyKey(input) };
        const { account, approval } = await this.#transport.mutate(changeAccountLimitsMutation, variables, (data) => data.changeAccountLimits, options);
        return { account, approval };
    }
    /** What was changed of the limits, oldest first. */
    async limitChanges(id, options) {
        const { account } = await this.#transport.request(accountLimitChangesQuery, { id }, options);
        return found(account, 'account', id).limitChanges;
    }
    /** Asks for leave to trade with real money one day. Nothing goes live by itself. */
    async requestGoLive(input, options) {
        const variables = { input: withIdempotencyKey(input) };
        const { account, approval } = await this.#transport.mutate(requestGoLiveMutation, variables, (data) => data.requestGoLive, options);
        return { account, approval };
    }
}
//# sourceMappingURL=accounts.js.map