/** Makes the GraphQL context of a request, over HTTP or WebSocket. */
import type { ApprovalDesk } from '@fiducia/tenants';
import { Loaders } from '../graphql/loaders/loaders.js';
import type { GatewayContext } from './gateway-context.js';
import type { GatewayDeps } from './gateway-deps.js';
import type { Identity } from './identity/identity.js';
import type { RateTicket } from './rate-limits/rate-ticket.js';
import { ReadBatch } from './read-batch.js';
import type { SessionRevocations } from './identity/session-revocations.js';
import type { RequestTurn } from './turns/request-turns.js';
import type { InstrumentCatalogue } from './instrument-catalogue.js';

/** What all requests of a gateway share. */
export interface SharedContext {
  readonly deps: GatewayDeps;
  readonly revocations: SessionRevocations;
  readonly catalogue: InstrumentCatalogue;
  readonly approvals: ApprovalDesk;
}

export interface RequestParts {
  readonly requestId: string;
  readonly ip: string;
  readonly userAgent: string | null;
  readonly host: string;
  readonly identity: Identity;
  readonly ticket: RateTicket;
  readonly turn: RequestTurn | null;
  /** Aborted when nobody waits for the answer any more: nothing further is read then. */
  readonly signal: AbortSignal;
  readonly cookies: string[];
  readonly refreshCookie: string | null;
}

/**
 * A plain object: Apollo hands resolvers a copy made with `Object.assign`, which keeps neither
 * private fields nor getters.
 */
export function createRequestContext(shared: SharedContext, parts: RequestParts): GatewayContext {
  const { deps, revocations, catalogue, approvals } = shared;
  const reads = { db: { tenants: new ReadBatch(deps.engine.db.tenants, parts.signal) } };
  const loaders = new Loaders(parts.identity, reads, deps.engine);
  return { ...parts, deps, revocations, catalogue, approvals, reads, loaders };
}

/** `meridian.localhost:4000` → `meridian.localhost`. */
export function hostName(header: string | undefined): string {
  const host = (header ?? '').toLowerCase();
  return host.startsWith('[') ? host.slice(0, host.indexOf(']') + 1) : (host.split(':')[0] ?? '');
}
