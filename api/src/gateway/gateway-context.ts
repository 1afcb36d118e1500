/** What resolvers are given: who asks, from where, and what to work with. */
import type { FourEyesDeps, ReadDeps } from '@fiducia/engine';
import type { ApprovalDesk, TenantContext } from '@fiducia/tenants';
import type { Loaders } from '../graphql/loaders/loaders.js';
import type { GatewayDeps } from './gateway-deps.js';
import type { Identity } from './identity/identity.js';
import type { SessionRevocations } from './identity/session-revocations.js';
import { signedIn } from './identity/signed-in.js';
import type { InstrumentCatalogue } from './instrument-catalogue.js';
import type { RateTicket } from './rate-limits/rate-ticket.js';
import type { RequestTurn } from './turns/request-turns.js';

export interface GatewayContext {
  readonly requestId: string;
  readonly ip: string;
  readonly userAgent: string | null;
  /** Host name the client asked for, without port, lower case. */
  readonly host: string;
  readonly identity: Identity;
  readonly deps: GatewayDeps;
  readonly revocations: SessionRevocations;
  readonly catalogue: InstrumentCatalogue;
  readonly approvals: ApprovalDesk;
  /** Reads of this request; those asked for together travel together. */
  readonly reads: ReadDeps;
  /** Made on first use, once per request: what one request loads, another never sees. */
  readonly loaders: Loaders;
  /** Written to the response's `set-cookie`. */
  readonly cookies: string[];
  /** The refresh token of a browser; read by `refreshSession` alone. */
  readonly refreshCookie: string | null;
  /** What the request has taken from the rate limits. */
  readonly ticket: RateTicket;
  /** Its place among the requests that are worked on; null for an update of a subscription. */
  readonly turn: RequestTurn | null;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** The first two parameters of every use case; of a query they are `ctx` and `reads`. */
export function callOf(context: GatewayContext): {
  readonly ctx: TenantContext;
  readonly deps: FourEyesDeps;
  readonly reads: ReadDeps;
} {
  return { ctx: signedIn(context).tenant, deps: useCaseDeps(context), reads: context.reads };
}

const joined = new WeakMap<ApprovalDesk, FourEyesDeps>();

/** Joined once for each gateway: this is asked for by every field. */
function useCaseDeps({ approvals, deps }: GatewayContext): FourEyesDeps {
  let known = joined.get(approvals);
  if (known === undefined) {
    known = { ...deps.engine, approvals };
    joined.set(approvals, known);
  }
  return known;
}
