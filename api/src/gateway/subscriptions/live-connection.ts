/** One WebSocket connection: who is behind it, and what it subscribes to. */
import { newId } from '@fiducia/tenants';
import { GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Context, SubscribePayload } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import { apiError } from '../../errors/api-error.js';
import { clientAddress } from '../client-address.js';
import type { GatewayContext } from '../gateway-context.js';
import { credentialOf } from '../graphql-route.js';
import type { SignedInIdentity } from '../identity/identity.js';
import { checkVariables } from '../limits/plain-text.js';
import { createRequestContext, hostName } from '../request-context.js';
import { checkSubscription } from './check-subscription.js';
import { watchIdentity } from './identity-watch.js';
import type { ConnectionQuota } from './connection-quota.js';
import { subscribeWithContext, type ResponseStream } from './response-stream.js';
import { TRY_AGAIN_LATER } from './slow-consumers.js';
import type { SubscriptionServerOptions } from './subscription-server.js';

/** graphql-ws's own code; its clients do not try again after it. */
const UNAUTHORIZED = 4401;
/** Per connection; the portal holds three. */
const MAX_SUBSCRIPTIONS = 20;

export interface LiveConnectionOptions extends SubscriptionServerOptions {
  readonly quota: ConnectionQuota;
}

export interface ConnectionExtra {
  live: LiveConnection;
}
type ConnectionContext = Context<Record<string, unknown>, Extra & Partial<ConnectionExtra>>;

/** Stands as the context of a subscription until each event gets its own. */
interface ContextSource {
  createContext(): GatewayContext;
}

export class LiveConnection {
  /** Of the connection: what is logged about it and told to the client. */
  readonly requestId: string = newId();
  readonly #options: LiveConnectionOptions;
  readonly #context: ConnectionContext;
  #identity: SignedInIdentity | null = null;
  #stopWatching: (() => void) | null = null;
  #releasePlace: (() => void) | null = null;

  constructor(options: LiveConnectionOptions, context: ConnectionContext) {
    this.#options = options;
    this.#context = context;
    context.extra.live = this;
  }

  /** The credential is checked here, and watched for as long as the connection lasts. */
  async open(): Promise<boolean> {
    const { socket, request } = this.#context.extra;
    const given = this.#context.connectionParams?.['authorization'];
    const authorization = typeof given === 'string' ? given : request.headers.authorization;
    const credential = credentialOf(request.headers, authorization);
    const facts = { requestId: this.requestId, ip: this.#ip };
    const { authenticator, shared } = this.#options;
    const { revocations } = shared;
    const identity = await authenticator.identify(credential, facts);
    if (identity.kind === 'ANONYMOUS') {
      socket.close(UNAUTHORIZED, 'UNAUTHENTICATED');
      return false;
    }
    this.#releasePlace = this.#options.quota.take(identity.tenant);
    if (this.#releasePlace === null) {
      socket.close(TRY_AGAIN_LATER, 'TOO_MANY_CONNECTIONS');
      return false;
    }
    this.#identity = identity;
    this.#stopWatching = watchIdentity(
      { authenticator, revocations },
      { identity, credential, facts },
      () => {
        socket.close(UNAUTHORIZED, 'SESSION_ENDED');
      },
    );
    // The connection may have closed while the identity was looked up.
    if (socket.readyState !== socket.OPEN) this.close();
    return true;
  }

  close(): void {
    this.#stopWatching?.();
    this.#stopWatching = null;
    this.#releasePlace?.();
    this.#releasePlace = null;
  }

  async prepare(request: SubscribePayload): Promise<ExecutionArgs | readonly GraphQLError[]> {
    try {
      return await this.#prepare(request);
    } catch (error) {
      // Thrown on, it would end the connection with all its other subscriptions.
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }

  async #prepare(request: SubscribePayload): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const identity = this.#identity;
    if (identity === null) return [apiError('SHUTTING_DOWN')];
    if (Object.keys(this.#context.subscriptions).length > MAX_SUBSCRIPTIONS) {
      return [apiError('TOO_MANY_SUBSCRIPTIONS')];
    }
    await this.#options.rates.admit(identity, this.#ip, 1);
    const { schema } = this.#options;
    const checked = checkSubscription(schema, request);
    if (!checked.ok) return checked.errors;
    checkVariables(request.variables);
    const source: ContextSource = { createContext: () => this.#createContext(identity) };
    return {
      schema,
      document: checked.document,
      operationName: request.operationName ?? null,
      variableValues: request.variables ?? null,
      contextValue: source,
    };
  }

  static subscribe(args: ExecutionArgs): Promise<ResponseStream | ExecutionResult> {
    const source = args.contextValue as ContextSource;
    const first = { ...args, contextValue: source.createContext() };
    return subscribeWithContext(first, () => source.createContext());
  }

  #createContext(identity: SignedInIdentity): GatewayContext {
    const { headers } = this.#context.extra.request;
    const requestId = newId();
    return createRequestContext(this.#options.shared, {
      requestId,
      ip: this.#ip,
      userAgent: headers['user-agent'] ?? null,
      host: hostName(headers.host),
      identity: { ...identity, tenant: { ...identity.tenant, requestId } },
    });
  }

  get #ip(): string {
    const { trustedProxies } = this.#options.shared.deps.config;
    return clientAddress(this.#context.extra.request, trustedProxies);
  }
}
