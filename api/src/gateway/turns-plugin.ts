/**
 * Apollo plugin: so many operations are worked on at once, and tenants take turns for the places.
 *
 * Threat: rate limits bound what a tenant may ask in ten seconds, not in the same instant. Hundreds
 * of its requests at once would share the one thread with everybody else's; here they wait for one
 * another. Cancels and halts wait for nobody.
 */
import type { ApolloServerPlugin } from '@apollo/server';
import { addressPlace, FairTurns, type FairTurnsOptions } from '@fiducia/tenants';
import type { GatewayContext } from './gateway-context.js';
import { isReserved } from './rate-limits/reserved-fields.js';

/** Longer than this a request waits for nothing but to be refused: it is told so in time. */
const WAIT_MS = 5_000;
/** A thread has work for about as many reads as it takes to have one back from the database. */
const QUERIES: FairTurnsOptions = {
  ...{ places: 12, perTenant: 9, perTenantBesideOthers: 2 },
  waitMs: WAIT_MS,
};
/** Mutations mostly wait for the engine's answer, so that more of them go together. */
const MUTATIONS: FairTurnsOptions = {
  ...{ places: 64, perTenant: 48, perTenantBesideOthers: 3 },
  waitMs: WAIT_MS,
};

export function turnsPlugin(): ApolloServerPlugin<GatewayContext> {
  const queries = new FairTurns(QUERIES);
  const mutations = new FairTurns(MUTATIONS);
  return {
    requestDidStart() {
      let leave: (() => void) | null = null;
      let hasEnded = false;
      return Promise.resolve({
        async didResolveOperation({ document, operation, contextValue }) {
          if (!operation || isReserved(document, operation)) return;
          const turns = operation.operation === 'query' ? queries : mutations;
          const line = lineOf(contextValue);
          const turn = turns.enter(line);
          if (turn !== null) await turn;
          // Another check may have refused the request while it waited.
          if (hasEnded) turns.leave(line);
          else leave = () => turns.leave(line);
        },
        willSendResponse() {
          hasEnded = true;
          leave?.();
          leave = null;
          return Promise.resolve();
        },
      });
    },
  };
}

/** Nobody's tenant is known before sign-in; the address then stands for it. */
function lineOf({ identity, ip }: GatewayContext): string {
  return identity.kind === 'SIGNED_IN' ? identity.tenant.tenantId : `address:${addressPlace(ip)}`;
}
