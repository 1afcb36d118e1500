/** The client: everything a partner's program can ask, grouped by what it is about. */
import type { CallOptions } from './client-options.js';
import type { StoredSession } from './credentials.js';
import type { BrandingQueryVariables } from './generated/documents.js';
import type { Branding, Viewer } from './generated/models.js';
import type { RateLimitState } from './http/rate-limits.js';
import type { ConnectionState } from './live/connection-state.js';
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
import type { DateTime } from './scalars.js';
import type { Transport } from './transport.js';
import type { TypedDocument } from './typed-document.js';
/** What `signIn` takes: the second factor beside it, or later through `completeSignIn`. */
export interface SignInOptions {
    readonly email: string;
    readonly password: string;
    /**
     * The six digits of the app, for whom one is asked for; a function is called only then.
     * Without it `signIn` throws SecondFactorRequiredError.
     */
    readonly code?: string | (() => string | Promise<string>) | undefined;
}
export interface SecondFactorShown {
    readonly challenge: string;
    /** One of the two. */
    readonly code?: string | undefined;
    readonly recoveryCode?: string | undefined;
}
export interface SignedIn {
    readonly viewer: Viewer;
    /** Also kept and refreshed by this client; null where cookies carry it. */
    readonly session: StoredSession | null;
    readonly expiresAt: DateTime;
}
export declare class FiduciaClient {
    #private;
    readonly accounts: Accounts;
    readonly orders: Orders;
    readonly fills: Fills;
    readonly deployments: Deployments;
    readonly strategies: Strategies;
    readonly market: Market;
    readonly research: Research;
    readonly approvals: Approvals;
    readonly audit: Audit;
    readonly team: Team;
    readonly roles: Roles;
    readonly invitations: Invitations;
    /** For those who forgot theirs; one's own is changed by `security`. */
    readonly passwords: Passwords;
    readonly permissions: Permissions;
    /** For the platform's own operators. */
    readonly platform: Platform;
    readonly apiKeys: ApiKeys;
    readonly venueCredentials: VenueCredentials;
    /** Where one is signed in, one's second factor and one's password. */
    readonly security: Security;
    /** Whether live data flows, for a page to show. */
    readonly connection: Pick<ConnectionState, 'status' | 'subscribe'>;
    constructor(transport: Transport);
    /** The person or key behind this client, with roles and permissions. */
    viewer(options?: CallOptions): Promise<Viewer>;
    /** Name and colours of a partner; the only call that needs no sign-in. */
    branding(of?: BrandingQueryVariables, options?: CallOptions): Promise<Branding>;
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
    signIn(options: SignInOptions, call?: CallOptions): Promise<SignedIn>;
    /** The second step where there is a second factor; the challenge is good for minutes. */
    completeSignIn(shown: SecondFactorShown, call?: CallOptions): Promise<SignedIn>;
    /** Ends the session on the server, and with it every live stream of this client. */
    signOut(options?: CallOptions): Promise<void>;
    /**
     * What is left of the limits that count this client, as the newest answer said it; empty before
     * the first. A program that has much to do slows down before it is refused.
     */
    rateLimits(): readonly RateLimitState[];
    /**
     * Any operation of the API, for what has no method here: `client.request(gql('…'), variables)`.
     * A mutation's result union is returned as it is, failures included.
     */
    request<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables, options?: CallOptions): Promise<Data>;
    /** Ends every live stream, so that a program can exit. Calls still work afterwards. */
    close(): void;
}
//# sourceMappingURL=fiducia-client.d.ts.map