/** What the gateway is given by the process that starts it. */
import type { EphemeralStores, MailLinks, TenantsDeps } from '@fiducia/tenants';
import type { SeriesExecutor, UseCaseDeps } from '@fiducia/engine';
import type { FastifyInstance } from 'fastify';
import type { RateLimits } from './rate-limits/rate-policies.js';

/** The part of pino's logger that the gateway uses. */
export interface GatewayLogger {
  debug(details: object, event: string): void;
  info(details: object, event: string): void;
  warn(details: object, event: string): void;
  error(details: object, event: string): void;
}

export interface GatewayConfig {
  /**
   * TEST: the schema may be asked for and GraphiQL is served. LIVE: neither, and browser sessions
   * run the portal's own operations only.
   */
  readonly environment: 'TEST' | 'LIVE';
  /** Whether browsers reach us by https: cookies become Secure, HSTS is sent. */
  readonly tls: boolean;
  /** Proxies whose `x-forwarded-for` is believed; empty when clients connect directly. */
  readonly trustedProxies: readonly string[];
  /** Further origins that may use the API with cookies, e.g. `https://portal.partner.example`. */
  readonly allowedOrigins: readonly string[];
  /** Others than those of `RATE_POLICIES`, by name. */
  readonly rateLimits?: RateLimits;
  /** The portal's operations by the SHA-256 of their text; none when there is no portal here. */
  readonly persistedOperations?: ReadonlyMap<string, string>;
}

export interface GatewayDeps {
  readonly tenants: TenantsDeps;
  readonly engine: UseCaseDeps;
  readonly ephemeral: EphemeralStores;
  /** Computes questions about recorded series, for one tenant. */
  readonly series: { of(tenantId: string): SeriesExecutor };
  /** Where links in mails lead. */
  readonly links: MailLinks;
  readonly config: GatewayConfig;
  readonly logger: GatewayLogger;
  /** Further routes of the process on the same port: the portal's files, health checks. */
  readonly routes?: (fastify: FastifyInstance) => Promise<void>;
}
