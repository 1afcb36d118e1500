/** Apollo plugin: an operation waits for its turn before it is executed, and gives its place back. */
import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../gateway-context.js';
import { isReserved } from '../rate-limits/reserved-fields.js';
import { addressLine } from './request-turns.js';

export function turnsPlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart({ contextValue: { turn } }) {
      return Promise.resolve({
        async didResolveOperation({ document, operation, contextValue }) {
          if (!operation || turn === null) return;
          if (isReserved(document, operation)) {
            turn.leaveDoor();
            return;
          }
          const kind = operation.operation === 'query' ? 'QUERY' : 'MUTATION';
          await turn.execute(lineOf(contextValue), kind, contextValue.ticket.units);
        },
        willSendResponse() {
          turn?.end();
          return Promise.resolve();
        },
      });
    },
  };
}

/** Nobody's tenant is known before sign-in; the address then stands for it. */
function lineOf({ identity, ip }: GatewayContext): string {
  return identity.kind === 'SIGNED_IN' ? identity.tenant.tenantId : addressLine(ip);
}
