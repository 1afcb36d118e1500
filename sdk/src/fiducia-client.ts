/** The client: everything a partner's program can ask, grouped by what it is about. */
import type { CallOptions } from './client-options.js';
import { NetworkError } from './errors/client-errors.js';
import {
  brandingQuery,
  signInMutation,
  signOutMutation,
  viewerQuery,
} from './generated/documents.js';
import { UnauthenticatedError } from './generated/errors.js';
import type { BrandingQueryVariables } from './generated/documents.js';
import type { SignInInput } from './generated/inputs.js';
import type { Branding, Viewer } from './generated/models.js';
import type { ConnectionState } from './live/connection-state.js';
import { Accounts } from './resources/accounts.js';
import { Audit } from './resources/audit.js';
import { Deployments } from './resources/deployments.js';
import { Market } from './resources/market.js';
import { Orders } from './resources/orders.js';
import { Permissions } from './resources/permissions.js';
import { Research } from './resources/research.js';
import { Roles } from './resources/roles.js';
import { Strategies } from './resources/strategies.js';
import { Team } from './resources/team.js';
import type { DateTime } from './scalars.js';
import type { Transport } from './transport.js';
import type { TypedDocument } from './typed-document.js';

export interface SignedIn {
  readonly viewer: Viewer;
  /** Also kept by this client; give it to `createClient` to go on in another process. */
  readonly sessionToken: string;
  readonly expiresAt: DateTime;
}

export class FiduciaClient {
  readonly accounts: Accounts;
  readonly orders: Orders;
  readonly deployments: Deployments;
  readonly strategies: Strategies;
  readonly market: Market;
  readonly research: Research;
  readonly audit: Audit;
  readonly team: Team;
  readonly roles: Roles;
  readonly permissions: Permissions;
  /** Whether live data flows, for a page to show. */
  readonly connection: Pick<ConnectionState, 'status' | 'subscribe'>;
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.accounts = new Accounts(transport);
    this.orders = new Orders(transport);
    this.deployments = new Deployments(transport);
    this.strategies = new Strategies(transport);
    this.market = new Market(transport);
    this.research = new Research(transport);
    this.audit = new Audit(transport);
    this.team = new Team(transport);
    this.roles = new Roles(transport);
    this.permissions = new Permissions(transport);
    this.connection = transport.streams.state;
  }

  /** The person or key behind this client, with roles and permissions. */
  async viewer(options?: CallOptions): Promise<Viewer> {
    return (await this.#transport.request(viewerQuery, {}, options)).viewer;
  }

  /** Name and colours of a partner; the only call that needs no sign-in. */
  async branding(of: BrandingQueryVariables = {}, options?: CallOptions): Promise<Branding> {
    return (await this.#transport.request(brandingQuery, of, options)).branding;
  }

  /** From here on this client acts for the person: by the cookie, or by the token it keeps. */
  async signIn(input: SignInInput, options?: CallOptions): Promise<SignedIn> {
    const { viewer, sessionToken, expiresAt } = await this.#transport.mutate(
      signInMutation,
      { input },
      (data) => data.signIn,
      options,
    );
    const { usesCookie, credentials } = this.#transport.options;
    if (!usesCookie) credentials.adopt(sessionToken);
    this.#transport.streams.failAll(signedOut('Somebody else has signed in with this client.'));
    return { viewer, sessionToken, expiresAt };
  }

  /** Ends the session on the server, and with it every live stream of this client. */
  async signOut(options?: CallOptions): Promise<void> {
    await this.#transport.request(signOutMutation, {}, options);
    this.#transport.options.credentials.forget();
    this.#transport.streams.failAll(signedOut('Signed out: sign in again to go on.'));
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

function signedOut(message: string): UnauthenticatedError {
  const detail = { code: 'UNAUTHENTICATED', requestId: null, retryable: false, fields: {} };
  return new UnauthenticatedError({ ...detail, message });
}
