/** Apollo plugin: cost before execution, request id on the answer, a log of our bugs. */
import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import { apiError } from '../errors/api-error.js';
import { classifyError } from '../errors/classify-error.js';
import type { GatewayContext } from './gateway-context.js';
import type { GatewayLogger } from './gateway-deps.js';
import { MAX_OBJECTS } from './limits/limits.js';
import { checkVariables } from './limits/plain-values.js';
import { countObjects } from './limits/query-cost.js';
import { unitsOf } from './rate-limits/rate-policies.js';
import { isReserved, rootFieldsOf } from './rate-limits/reserved-fields.js';

export interface RequestPluginOptions {
  readonly logger: GatewayLogger;
}

export function requestPlugin(options: RequestPluginOptions): ApolloServerPlugin<GatewayContext> {
  const listener: GraphQLRequestListener<GatewayContext> = {
    async didResolveOperation({ schema, document, operation, request, contextValue }) {
      if (!operation) return;
      if (operation.operation === 'subscription') throw apiError('WEBSOCKET_NEEDED');
      const variables = request.variables ?? {};
      checkVariables(variables);
      const objects = countObjects({ schema, document, operation, variables });
      if (objects > MAX_OBJECTS) throw apiError('QUERY_TOO_LARGE');
      const units = unitsOf(rootFieldsOf(document, operation).length, objects);
      await contextValue.ticket.complete(units, isReserved(document, operation));
    },
    async didEncounterErrors({ errors, contextValue }) {
      for (const error of errors) logUnexpected(options.logger, error, contextValue.requestId);
    },
    async willSendResponse({ response, contextValue }) {
      if (response.body.kind !== 'single') return;
      for (const error of response.body.singleResult.errors ?? []) {
        Object.assign(error.extensions ?? {}, { requestId: contextValue.requestId });
      }
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

export function logUnexpected(logger: GatewayLogger, error: unknown, requestId: string): void {
  if (!classifyError(error).unexpected) return;
  const cause = (error as Partial<GraphQLError>).originalError ?? error;
  logger.error({ err: cause, requestId }, 'graphql.request-failed');
}
