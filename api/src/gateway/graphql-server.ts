/** Apollo Server with every optional part that we do not want switched off by name. */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { formatError } from '../errors/format-error.js';
import { DocumentCache } from './document-cache.js';
import type { GatewayLogger } from './gateway-deps.js';
import type { GatewayContext } from './gateway-context.js';
import { LIMIT_RULES } from './limits/limit-rules.js';
import { MAX_RECURSIVE_SELECTIONS, MAX_TOKENS } from './limits/limits.js';

export interface GraphqlServerOptions {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  readonly logger: GatewayLogger;
  readonly plugins: readonly ApolloServerPlugin<GatewayContext>[];
}

export async function startGraphqlServer(
  options: GraphqlServerOptions,
): Promise<ApolloServer<GatewayContext>> {
  const { schema, introspection, logger } = options;
  const server = new ApolloServer<GatewayContext>({
    schema,
    introspection,
    formatError,
    // Errors reach the caller through formatError only; a stack trace never does.
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    maxRecursiveSelections: MAX_RECURSIVE_SELECTIONS,
    validationRules: [...LIMIT_RULES],
    documentStore: new DocumentCache(),
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    stringifyResult: (result) => JSON.stringify(result),
    logger: {
      debug: (message) => logger.debug({ message: String(message) }, 'graphql.server'),
      info: (message) => logger.info({ message: String(message) }, 'graphql.server'),
      warn: (message) => logger.warn({ message: String(message) }, 'graphql.server'),
      error: (message) => logger.error({ message: String(message) }, 'graphql.server'),
    },
    plugins: [...options.plugins, ...DISABLED_PLUGINS],
  });
  await server.start();
  return server;
}

/** Cache control alone would wrap every resolver of the schema. */
const DISABLED_PLUGINS = [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
];
