/** One WebSocket connection: who is behind it, and what it subscribes to. */
import { newId } from '@fiducia/tenants';
import { GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Context, SubscribePayload } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import { apiError } from '../../errors/api-error.js';
import { classifyError } from '../../errors/classify-error.js';
import { clientAddress } from '../client-address.js';
import type { GatewayContext } from '../gateway-context.js';
import { credentialOf } from '../graphql-route.js';
import type { RequestFacts } from '../identity/authenticator.js';
import type { Credential } from '../identity/credential.js';
import type { SignedInIdentity } from '../identity/identity.js';
import { checkVariables } from '../limits/plain-values.js';
import type { OperationBody } from '../persisted/persisted-operations.js';
import { RateTicket } from '../rate-limits/rate-ticket.js';
import { createRequestContext, hostName } from '../request-context.js';
import { checkSubscription } from './check-subscription.js';
import { endReason, watchIdentity, type EndReason } from './identity-watch.js';
import type { ConnectionQuota } from './connection-quota.js';
import { subscribeWithContext, type ResponseStream } from './response-stream.js';
import { TRY_AGAIN_LATER } from './slow-consumers.js';
import type { SubscriptionServerOptions } from './subscription-server.js';

/** graphql-ws's own code; its clients do not try again after it. */
const UNAUTHORIZED = 4401;
/** RFC 6455's registry: clients connect again, with the rights that they have then. */
const SERVICE_RESTART = 1012;
const NO_CREDENTIAL: Credential = { kind: 'NONE' };
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
  /** Null: the reader may not see it any more. */
  contextOfEvent(): Promise<GatewayContext | null>;
}

export class LiveConnection {
  /** Of the connection: what is logged about it and told to the client. */
  readonly requestId: string = newId();
  readonly #options: LiveConnectionOptions;
  readonly #context: ConnectionContext;
  #identity: SignedInIdentity | null = null;
  #credential: Credential | null = null;
  readonly #closed = new AbortController();
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
    const { authenticator, shared } = this.#options;
    const credential = credentialOf(request.headers, shared.deps.config.tls, authorization);
    const facts = { requestId: this.requestId, ip: this.#ip };
    const { revocations } = shared;
    const identity = await this.#identify(credential, facts);
    if (identity === null) return false;
    this.#releasePlace = this.#options.quota.take(identity.tenant);
    if (this.#releasePlace === null) {
      socket.close(TRY_AGAIN_LATER, 'TOO_MANY_CONNECTIONS');
      return false;
    }
    this.#identity = identity;
    this.#credential = credential;
    this.#stopWatching = watchIdentity(
      { authenticator, revocations, access: shared.deps.tenants.access },
      { identity, credential, facts },
      (reason) => {
        this.#end(reason);
      },
    );
    // The connection may have closed while the identity was looked up.
    if (socket.readyState !== socket.OPEN) this.close();
    return true;
  }

  /** Guessing is bounded here as over HTTP; null when the connection has been closed. */
  async #identify(credential: Credential, facts: RequestFacts): Promise<SignedInIdentity | null> {
    const { socket } = this.#context.extra;
    const ticket = this.#openTicket();
    try {
      if (credential.kind !== 'NONE') await ticket.refuseGuessing();
      const identity = await this.#options.authenticator.identify(credential, facts);
      if (identity.kind === 'SIGNED_IN') return identity;
      if (credential.kind !== 'NONE') await ticket.countGuess();
      socket.close(UNAUTHORIZED, 'UNAUTHENTICATED');
    } catch (error) {
      const { code, unexpected } = classifyError(error);
      const { logger } = this.#options.shared.deps;
      if (unexpected) logger.error({ err: error, requestId: this.requestId }, 'live.not-opened');
      socket.close(TRY_AGAIN_LATER, code);
    }
    return null;
  }

  /** A session that ended is final; whoever has other rights now connects again and asks anew. */
  #end(reason: EndReason): void {
    const code = reason === 'SESSION_ENDED' ? UNAUTHORIZED : SERVICE_RESTART;
    this.#context.extra.socket.close(code, reason);
  }

  close(): void {
    this.#closed.abort(apiError('SHUTTING_DOWN'));
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
    const ticket = this.#openTicket();
    await ticket.open(identity, false);
    const body: OperationBody & SubscribePayload = { ...request };
    this.#options.persisted.fillIn(body);
    if (this.#credential !== null) {
      this.#options.persisted.requireFor(this.#credential, body.query);
    }
    const { schema } = this.#options;
    const checked = checkSubscription(schema, body);
    if (!checked.ok) return checked.errors;
    checkVariables(request.variables);
    const source: ContextSource = {
      createContext: () => this.#createContext(identity, ticket),
      contextOfEvent: () => this.#contextOfEvent(identity, ticket),
    };
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
    return subscribeWithContext(first, () => source.contextOfEvent());
  }

  /**
   * Each event is shown to whom its reader is now. Null when that is not who subscribed, or nobody
   * can say: nothing more is shown, and the connection ends.
   */
  async #contextOfEvent(
    identity: SignedInIdentity,
    ticket: RateTicket,
  ): Promise<GatewayContext | null> {
    const { authenticator, shared } = this.#options;
    try {
      const facts = { requestId: this.requestId, ip: this.#ip };
      const credential = this.#credential ?? NO_CREDENTIAL;
      const reason = endReason(await authenticator.identify(credential, facts), identity);
      if (reason === null) return this.#createContext(identity, ticket);
      this.#end(reason);
    } catch (error) {
      shared.deps.logger.warn({ err: error }, 'subscription.not-authorised');
      this.#context.extra.socket.close(TRY_AGAIN_LATER, 'OVERLOADED');
    }
    return null;
  }

  #openTicket(): RateTicket {
    return new RateTicket(this.#options.rates, this.#ip);
  }

  #createContext(identity: SignedInIdentity, ticket: RateTicket): GatewayContext {
    const { headers } = this.#context.extra.request;
    const requestId = newId();
    return createRequestContext(this.#options.shared, {
      requestId,
      ip: this.#ip,
      userAgent: headers['user-agent'] ?? null,
      host: hostName(headers.host),
      identity: { ...identity, tenant: { ...identity.tenant, requestId } },
      ticket,
      turn: null,
      signal: this.#closed.signal,
      cookies: [],
      refreshCookie: null,
    });
  }

  get #ip(): string {
    const { trustedProxies } = this.#options.shared.deps.config;
    return clientAddress(this.#context.extra.request, trustedProxies);
  }
}
