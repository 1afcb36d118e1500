/** Puts the gateway together: HTTP, GraphQL, subscriptions. The caller listens. */
import type { FastifyInstance } from 'fastify';
import { buildGatewaySchema } from '../graphql/schema.js';
import { enforceFieldRules } from '../graphql/enforce-field-rules.js';
import { requireSignIn } from '../graphql/require-sign-in.js';
import { approvalDeskOf } from './approval-desk.js';
import { addExplorerRoutes, hideExplorer } from './explorer-routes.js';
import type { GatewayDeps } from './gateway-deps.js';
import { addAuditKeyRoute } from './audit-key-route.js';
import { addGraphqlRoute } from './graphql-route.js';
import { startGraphqlServer } from './graphql-server.js';
import { openHttpServer } from './http-server.js';
import { Authenticator } from './identity/authenticator.js';
import { SessionRevocations } from './identity/session-revocations.js';
import { InstrumentCatalogue } from './instrument-catalogue.js';
import { PersistedOperations } from './persisted/persisted-operations.js';
import { RateGate } from './rate-limits/rate-gate.js';
import { requestPlugin } from './request-plugin.js';
import { serveSubscriptions } from './subscriptions/subscription-server.js';
import { RequestTurns } from './turns/request-turns.js';
import { turnsPlugin } from './turns/turns-plugin.js';

export interface Gateway {
  readonly fastify: FastifyInstance;
  /** Ends subscriptions with "try again later", then the server; what was given in stays open. */
  close(): Promise<void>;
}

export async function createGateway(deps: GatewayDeps): Promise<Gateway> {
  const { config, logger, ephemeral } = deps;
  const schema = enforceFieldRules(requireSignIn(await buildGatewaySchema()));
  const revocations = new SessionRevocations({
    pubSub: ephemeral.pubSub,
    sessions: deps.tenants.sessions,
  });
  const authenticator = new Authenticator(deps.tenants, revocations);
  const catalogue = new InstrumentCatalogue(deps.engine);
  const shared = { deps, revocations, catalogue, approvals: approvalDeskOf(deps) };
  const rates = new RateGate(ephemeral.rateLimiter, config.rateLimits ?? {}, logger);
  const plugins = [requestPlugin({ logger }), turnsPlugin()];
  const persisted = new PersistedOperations(
    config.persistedOperations ?? new Map(),
    config.environment === 'LIVE',
  );
  const introspection = config.environment === 'TEST';
  const apollo = await startGraphqlServer({ schema, introspection, logger, plugins });
  const fastify = await openHttpServer({ config, logger });
  const turns = new RequestTurns();
  addGraphqlRoute(fastify, { apollo, shared, authenticator, rates, persisted, turns });
  addAuditKeyRoute(fastify, deps.tenants);
  if (config.environment === 'TEST') addExplorerRoutes(fastify);
  else hideExplorer(fastify);
  await deps.routes?.(fastify);
  await fastify.ready();
  const { server } = fastify;
  const served = { server, schema, shared, authenticator, rates, persisted };
  const subscriptions = serveSubscriptions(served);
  return {
    fastify,
    async close() {
      await subscriptions.close();
      await fastify.close();
      await apollo.stop();
      await revocations.close();
    },
  };
}
