import { NetworkError, SecondFactorRequiredError } from './errors/client-errors.js';
import { brandingQuery, completeSignInMutation, signInMutation, signOutMutation, viewerQuery, } from './generated/documents.js';
import { UnauthenticatedError } from './generated/errors.js';
import { Accounts } from './resources/accounts.js';
import { ApiKeys } from './resources/api-keys.js';
import { Approvals } from './resources/approvals.js';
import { Audit } from './resources/audit.js';
import { Deployments } from './resources/deployments.js';
import { Fills } from './resources/fills.js';
import { Invitations } from './resources/invitations.js';
import { Market } from './resources/market.js';
import { Orders } from './resources/orders.js';
import { Passwords } from './resources/passwords.js';
import { Permissions } from './resources/permissions.js';
import { Platform } from './resources/platform.js';
import { Research } from './resources/research.js';
import { Roles } from './resources/roles.js';
import { Security } from './resources/security.js';
import { Strategies } from './resources/strategies.js';
import { Team } from './resources/team.js';
import { VenueCredentials } from './resources/venue-credentials.js';
export class FiduciaClient {
    #transport;
    constructor(transport) {
        this.#transport = transport;
        this.accounts = new Accounts(transport);
        this.orders = new Orders(transport);
        this.fills = new Fills(transport);
        this.deployments = new Deployments(transport);
        this.strategies = new Strategies(transport);
        this.market = new Market(transport);
        this.research = new Research(transport);
        this.approvals = new Approvals(transport);
        this.audit = new Audit(transport);
        this.team = new Team(transport);
        this.roles = new Roles(transport);
        this.invitations = new Invitations(transport);
        this.passwords = new Passwords(transport);
        this.permissions = new Permissions(transport);
        this.platform = new Platform(transport);
        this.apiKeys = new ApiKeys(transport);
        this.venueCredentials = new VenueCredentials(transport);
        this.security = new Security(transport);
        this.connection = transport.streams.state;
    }
    /** The person or key behind this client, with roles and permissions. */
    async viewer(options) {
        return (await this.#transport.request(viewerQuery, {}, options)).viewer;
    }
    /** Name and colours of a partner; the only call that needs no sign-in. */
    async branding(of = {}, options) {
        return (await this.#transport.request(brandingQuery, of, options)).branding;
    }
    /**
     * From here on this client acts for the person: by cookies, or by the tokens it keeps.
     *
     * @example
     * await client.signIn({
     *   email: 'ada@partner.example',
     *   password: process.env.PASSWORD ?? '',
     *   code: () => process.env.CODE ?? '',
     * });
     */
    async signIn(options, call) {
        const { email, password, code } = options;
        const input = { email, password, delivery: this.#delivery };
        const select = (data) => data.signIn;
        const answer = await this.#transport.mutate(signInMutation, { input }, select, call);
        if (answer.__typename === 'SignInPayload')
            return this.#adopt(answer);
        const { challenge, expiresAt } = answer;
        if (code === undefined)
            throw new SecondFactorRequiredError(challenge, expiresAt);
        const shown = typeof code === 'string' ? code : await code();
        return this.completeSignIn({ challenge, code: shown }, call);
    }
    /** The second step where there is a second factor; the challenge is good for minutes. */
    async completeSignIn(shown, call) {
        const input = { ...shown, delivery: this.#delivery };
        const select = (data) => data.completeSignIn;
        return this.#adopt(await this.#transport.mutate(completeSignInMutation, { input }, select, call));
    }
    get #delivery() {
        return this.#transport.options.usesCookie ? 'COOKIE' : 'PAYLOAD';
    }
    #adopt({ viewer, tokens, expiresAt }) {
        const { credentials, onSession } = this.#transport.options;
        const session = tokens === null ? null : storedSession(tokens);
        if (session === null)
            credentials.touch();
        else
            credentials.adopt(session);
        if (session !== null)
            onSession?.(session);
        this.#transport.streams.failAll(signedOut('Somebody else has signed in with this client.'));
        return { viewer, session, expiresAt };
    }
    /** Ends the session on the server, and with it every live stream of this client. */
    async signOut(options) {
        await this.#transport.request(signOutMutation, {}, options);
        const { credentials, onSession } = this.#transport.options;
        credentials.forget();
        onSession?.(null);
        this.#transport.streams.failAll(signedOut('Signed out: sign in again to go on.'));
    }
    /**
     * What is left of the limits that count this client, as the newest answer said it; empty before
     * the first. A program that has much to do slows down before it is refused.
     */
    rateLimits() {
        return this.#transport.options.rateLimits.states;
    }
    /**
     * Any operation of the API, for what has no method here: `client.request(gql('…'), variables)`.
     * A mutation's result union is returned as it is, failures included.
     */
    request(document, variables, options) {
        return this.#transport.request(document, variables, options);
    }
    /** Ends every live stream, so that a program can exit. Calls still work afterwards. */
    close() {
        this.#transport.streams.failAll(new NetworkError('The client was closed.'));
    }
}
function storedSession({ accessToken, refreshToken }) {
    return { accessToken, refreshToken };
}
function signedOut(message) {
    const detail = { code: 'UNAUTHENTICATED', requestId: null, retryable: false, fields: {} };
    return new UnauthenticatedError({ ...detail, message });
}
//# sourceMappingURL=fiducia-client.js.map