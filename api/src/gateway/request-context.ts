/** Makes the GraphQL context of a request, over HTTP or WebSocket. */
import { Loaders } from '../graphql/loaders/loaders.js';
import type { GatewayContext } from './gateway-context.js';
import type { GatewayDeps } from './gateway-deps.js';
import type { Identity } from './identity/identity.js';
import type { SessionRevocations } from './identity/session-revocations.js';
import type { InstrumentCatalogue } from './instrument-catalogue.js';

/** What all requests of a gateway share. */
export interface SharedContext {
  readonly deps: GatewayDeps;
  readonly revocations: SessionRevocations;
  readonly catalogue: InstrumentCatalogue;
}

export interface RequestParts {
  readonly requestId: string;
  readonly ip: string;
  readonly userAgent: string | null;
  readonly host: string;
  readonly identity: Identity;
}

export class RequestContext implements GatewayContext {
  readonly requestId: string;
  readonly ip: string;
  readonly userAgent: string | null;
  readonly host: string;
  readonly identity: Identity;
  readonly deps: GatewayDeps;
  readonly revocations: SessionRevocations;
  readonly catalogue: InstrumentCatalogue;
  readonly cookies: string[] = [];
  #loaders: Loaders | null = null;

  constructor(shared: SharedContext, parts: RequestParts) {
    this.deps = shared.deps;
    this.revocations = shared.revocations;
    this.catalogue = shared.catalogue;
    this.requestId = parts.requestId;
    this.ip = parts.ip;
    this.userAgent = parts.userAgent;
    this.host = parts.host;
    this.identity = parts.identity;
  }

  get loaders(): Loaders {
    this.#loaders ??= new Loaders(this);
    return this.#loaders;
  }
}

/** `meridian.localhost:4000` → `meridian.localhost`. */
export function hostName(header: string | undefined): string {
  const host = (header ?? '').toLowerCase();
  return host.startsWith('[') ? host.slice(0, host.indexOf(']') + 1) : (host.split(':')[0] ?? '');
}
