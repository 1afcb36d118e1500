/** The client: everything a partner's program can ask, grouped by what it is about. */
import type { CallOptions } from './client-options.js';
import type { StoredSession } from './credentials.js';
import { NetworkError, SecondFactorRequiredError } from './errors/client-errors.js';
import {
  brandingQuery,
  completeSignInMutation,
  signInMutation,
  signOutMutation,
  viewerQuery,
} from './generated/documents.js';
import { UnauthenticatedError } from './generated/errors.js';
import type {
  BrandingQueryVariables,
  CompleteSignInMutation,
  SignInMutation,
} from './generated/documents.js';
import type { Branding, SessionTokens, Viewer } from './generated/models.js';
import type { RateLimitState } from './http/rate-limits.js';
import type { ConnectionState } from './live/connection-state.js';
import { Accounts } from './resources/accounts.js';
import { readNode } from './resources/any-node.js';
import type { AnyNode } from './resources/any-node.js';
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
import type { DateTime, Id } from './scalars.js';
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

export class FiduciaClient {
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
  readonly #transport: Transport;

  constructor(transport: Transport) {
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
  async viewer(options?: CallOptions): Promise<Viewer> {
    return (await this.#transport.request(viewerQuery, {}, options)).viewer;
  }

  /**
   * Anything by its id alone, such as one from the audit log; `__typename` says what it is. Throws
   * NotFoundError for what is not there, and for what is only read in lists (people, keys).
   *
   * @example
   * const node = await client.node('ord_0199aa…');
   * if (node.__typename === 'Order') console.log(node.side, node.quantity, node.status);
   */
  async node(id: Id, options?: CallOptions): Promise<AnyNode> {
    return readNode(this.#transport, id, options);
  }

  /** Name and colours of a partner; the only call that needs no sign-in. */
  async branding(of: BrandingQueryVariables = {}, options?: CallOptions): Promise<Branding> {
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
  async signIn(options: SignInOptions, call?: CallOptions): Promise<SignedIn> {
    const { email, password, code } = options;
    const input = { email, password, delivery: this.#delivery };
    const select = (data: SignInMutation) => data.signIn;
    const answer = await this.#transport.mutate(signInMutation, { input }, select, call);
    if (answer.__typename === 'SignInPayload') return this.#adopt(answer);
    const { challenge, expiresAt } = answer;
    if (code === undefined) throw new SecondFactorRequiredError(challenge, expiresAt);
    const shown = typeof code === 'string' ? code : await code();
    return this.completeSignIn({ challenge, code: shown }, call);
  }

  /** The second step where there is a second factor; the challenge is good for minutes. */
  async completeSignIn(shown: SecondFactorShown, call?: CallOptions): Promise<SignedIn> {
    const input = { ...shown, delivery: this.#delivery };
    const select = (data: CompleteSignInMutation) => data.completeSignIn;
    return this.#adopt(
      await this.#transport.mutate(completeSignInMutation, { input }, select, call),
    );
  }

  get #delivery(): 'COOKIE' | 'PAYLOAD' {
    return this.#transport.options.usesCookie ? 'COOKIE' : 'PAYLOAD';
  }

  #adopt({ viewer, tokens, expiresAt }: SignInPayload): SignedIn {
    const { credentials, onSession } = this.#transport.options;
    const session = tokens === null ? null : storedSession(tokens);
    if (session === null) credentials.touch();
    else credentials.adopt(session);
    if (session !== null) onSession?.(session);
    this.#transport.streams.failAll(signedOut('Somebody else has signed in with this client.'));
    return { viewer, session, expiresAt };
  }

  /** Ends the session on the server, and with it every live stream of this client. */
  async signOut(options?: CallOptions): Promise<void> {
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
  rateLimits(): readonly RateLimitState[] {
    return this.#transport.options.rateLimits.states;
  }

  /**
   * Any operation of the API, for what has no method here: `client.request(gql('…'), variables)`.
   * A mutation's result union is returned as it is, failures included.
   */
  request<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    options?: CallOptions,
  ): Promise<Data> {
    return this.#transport.request(document, variables, options);
  }

  /** Ends every live stream, so that a program can exit. Calls still work afterwards. */
  close(): void {
    this.#transport.streams.failAll(new NetworkError('The client was closed.'));
  }
}

type SignInPayload = Extract<SignInMutation['signIn'], { __typename: 'SignInPayload' }>;

function storedSession({ accessToken, refreshToken }: SessionTokens): StoredSession {
  return { accessToken, refreshToken };
}

function signedOut(message: string): UnauthenticatedError {
  const detail = { code: 'UNAUTHENTICATED', requestId: null, retryable: false, fields: {} };
  return new UnauthenticatedError({ ...detail, message });
}
