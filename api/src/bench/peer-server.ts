/**
 * The peer: bare Apollo on Fastify over one pipelined transaction under row-level security.
 *
 * The same SQL with the same parameters as the gateway sends, the same query, and nothing else: no
 * sign-in, no permission, no limit, no security header, no request id.
 */
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import fastifyApollo from '@as-integrations/fastify';
import { getAccount, instruments, positionsOfAccounts, type UseCaseDeps } from '@fiducia/engine';
import {
  openDatabase,
  systemContext,
  toWireId,
  type Database,
  type Statement,
  type TenantContext,
} from '@fiducia/tenants';
import Fastify from 'fastify';
import type { BenchServerSetup } from './bench-messages.js';
import { serveBenchmark } from './server-process.js';

const typeDefs = `#graphql
  type Query { account(id: ID!): Account }
  type Account { id: ID! name: String! mode: String! status: String! currency: String!
    startingCash: String! cash: String! equity: String! exposure: String! peakEquity: String!
    run: Int! positions: [Position!]! }
  type Position { instrument: Instrument! quantity: String! averagePrice: String!
    lastPrice: String! marketValue: String! unrealizedPnl: String! realizedPnl: String! }
  type Instrument { symbol: String! name: String! }
`;

interface Row {
  readonly [column: string]: unknown;
}

await serveBenchmark(async (setup) => {
  const database = await openDatabase({ url: setup.databaseUrl });
  const statements = await recordStatements(setup);
  const ctx = systemContext(setup.tenantId, 'bench');
  const bySymbol = await readInstruments(database);
  const resolvers = {
    Query: {
      async account() {
        const [account, positions] = await database.tenants.readAll(ctx, statements);
        const row = account?.rows[0] as Row;
        const net = (positions?.rows as Row[]).filter(({ owner }) => owner === 'net');
        return {
          ...row,
          id: toWireId('account', setup.accountId),
          startingCash: row['starting_cash'],
          peakEquity: row['peak_equity'],
          positions: net.map((position) => ({
            ...position,
            instrument: bySymbol.get(String(position['symbol'])),
          })),
        };
      },
    },
  };
  const apollo = new ApolloServer({ typeDefs, resolvers });
  await apollo.start();
  const fastify = Fastify();
  await fastify.register(fastifyApollo(apollo));
  await fastify.listen({ host: '127.0.0.1', port: 0 });
  return (fastify.server.address() as AddressInfo).port;
});

/** What the gateway's own queries would send for this account, with their parameters. */
async function recordStatements(setup: BenchServerSetup): Promise<readonly Statement[]> {
  const statements: Statement[] = [];
  const read = (_ctx: TenantContext, sql: string, values: readonly unknown[]) => {
    statements.push({ sql, values });
    return Promise.resolve({ rows: [], rowCount: 0 });
  };
  const deps = { db: { tenants: { read } } } as unknown as Pick<UseCaseDeps, 'db'>;
  const ctx = systemContext(setup.tenantId, 'bench');
  await getAccount(ctx, deps, setup.accountId);
  await positionsOfAccounts(ctx, deps, [setup.accountId]);
  return statements;
}

async function readInstruments(database: Database): Promise<ReadonlyMap<string, unknown>> {
  const all = await instruments({ db: database });
  return new Map(all.map((instrument) => [instrument.symbol, instrument]));
}
