/** The role `gateway`: GraphQL, the portal and the health checks on one port. */
import type { AddressInfo } from 'node:net';

import type { FastifyInstance } from 'fastify';

import type { StartOptions } from '../config/start-options.js';
import { createGateway } from '../gateway/create-gateway.js';
import type { GatewayConfig } from '../gateway/gateway-deps.js';
import { readManifest } from '../gateway/persisted/read-manifest.js';
import { SeriesThreads } from '../series/series-threads.js';
import { addHealthRoutes } from './health-routes.js';
import { browserUrl, listenProblem } from './listen-address.js';
import { addPortalRoutes, BUILT_PORTAL, portalFiles } from './portal-routes.js';
import type { SharedParts } from './run-system.js';

/** Requests under way may take this long to end; a page that stays open must not hold the stop. */
const DRAIN_MS = 4_000;

/** A page that browsers reach by https gets Secure cookies and HSTS, whoever ends TLS for us. */
function gatewayConfig(outside: StartOptions['outside']): GatewayConfig {
  const { environment, publicUrl, allowedOrigins, trustedProxies } = outside;
  const tls = publicUrl?.startsWith('https:') ?? false;
  const ours = publicUrl === null ? [] : [publicUrl];
  return { environment, tls, trustedProxies, allowedOrigins: [...ours, ...allowedOrigins] };
}

/** Returns the address for browsers on this machine. Throws a StartProblem when it cannot listen. */
export async function startGatewayPart(shared: SharedParts): Promise<string> {
  const { options, tenants, engine, ephemeral, log, life, database } = shared;
  const logger = log.logger.child({ part: 'gateway' });
  const files = portalFiles(BUILT_PORTAL);
  if (files === null) logger.warn({}, 'portal.not-built');
  const manifest = readManifest(BUILT_PORTAL);
  if (!manifest.ok) logger.warn({ problem: manifest.error }, 'portal.operations-unknown');
  const series = new SeriesThreads();
  life.started('the series threads', () => series.close());
  const gateway = await createGateway({
    series,
    tenants,
    engine,
    ephemeral,
    links: shared.links,
    logger,
    config: {
      ...gatewayConfig(options.outside),
      ...(manifest.ok && { persistedOperations: manifest.operations }),
    },
    routes: async (fastify: FastifyInstance) => {
      addHealthRoutes(fastify, {
        isStopping: () => life.interrupted.aborted,
        pingDatabase: () => database.shared.query('SELECT 1'),
      });
      if (files !== null) await addPortalRoutes(fastify, BUILT_PORTAL, files);
    },
  });
  life.started('the gateway', () => gateway.close(), DRAIN_MS);
  const { host } = options;
  try {
    await gateway.fastify.listen({ host, port: options.port });
  } catch (error) {
    throw listenProblem(options, error);
  }
  const { port } = gateway.fastify.server.address() as AddressInfo;
  const url = browserUrl({ host, port });
  if (options.outside.publicUrl === null) shared.links.portalUrl = url;
  return url;
}
