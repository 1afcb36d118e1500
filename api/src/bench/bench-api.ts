/** `bench api`: the whole gateway beside bare Apollo on Fastify, in one run, alternating. */
import { randomBytes } from 'node:crypto';
import { toWireId } from '@fiducia/tenants';
import { openBenchDatabase } from './bench-database.js';
import { benchRequest, checkBenchAnswer } from './bench-query.js';
import { runClosedLoop, type LoadResult } from './closed-loop.js';
import { median, medianOf } from './median.js';
import { BENCH_SYMBOLS, seedBench } from './seed-bench.js';
import { startBenchServer, type BenchServer } from './server-process.js';

export interface BenchApiOptions {
  /** Odd; each round measures both servers once. */
  readonly rounds: number;
  readonly secondsPerRound: number;
  readonly connections: number;
}

export interface ServerResult extends LoadResult {
  /** Processor time of the server's own process per request, in microseconds; not PostgreSQL's. */
  readonly cpuMicrosPerRequest: number;
}

export interface BenchApiReport {
  /** Everything: session, permission, limits, headers, typed mapping. */
  readonly gateway: ServerResult;
  /** Bare Apollo on Fastify over one pipelined transaction with the same SQL. */
  readonly peer: ServerResult;
  /** Requests per second, gateway to peer. */
  readonly ratio: number;
  readonly query: 'account with positions';
  readonly positions: number;
  readonly connections: number;
  readonly rounds: number;
}

export const DEFAULT_BENCH: BenchApiOptions = { rounds: 5, secondsPerRound: 3, connections: 16 };
/** The just-in-time compiler needs some thousand requests. */
const WARM_UP_MS = 1_500;

export async function benchApi(
  options: BenchApiOptions,
  onProgress: (line: string) => void,
): Promise<BenchApiReport> {
  onProgress('Starting a database and an account with positions …');
  const database = await openBenchDatabase();
  const servers: BenchServer[] = [];
  try {
    const pepper = randomBytes(32);
    const { ctx, accountId, sessionToken } = await seedBench(database.db, pepper);
    const setup = {
      databaseUrl: database.url,
      apiKeyPepper: pepper.toString('hex'),
      tenantId: ctx.tenantId,
      accountId,
    };
    for (const name of ['gateway-server', 'peer-server']) {
      servers.push(await startBenchServer(new URL(`./${name}.js`, import.meta.url), setup));
    }
    const request = benchRequest(toWireId('account', accountId), sessionToken);
    const [gateway = [], peer = []] = await measure(servers, request, options, onProgress);
    return report(summary(gateway), summary(peer), options);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await database.stop();
  }
}

/** Alternating, so that the machine's moods meet both alike. */
async function measure(
  servers: readonly BenchServer[],
  request: Buffer,
  options: BenchApiOptions,
  onProgress: (line: string) => void,
): Promise<readonly ServerResult[][]> {
  const results: ServerResult[][] = servers.map(() => []);
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const [index, server] of servers.entries()) {
      const result = await measureOnce(server, request, options);
      results[index]?.push(result);
      const name = index === 0 ? 'gateway' : 'peer';
      onProgress(`Round ${round}: ${name} ${result.requestsPerSecond} requests/s`);
    }
  }
  return results;
}

async function measureOnce(
  server: BenchServer,
  request: Buffer,
  { connections, secondsPerRound }: BenchApiOptions,
): Promise<ServerResult> {
  const { port } = server;
  const checkBody = (body: string): void => {
    checkBenchAnswer(body, BENCH_SYMBOLS.length);
  };
  const load = { port, request, connections, checkBody };
  await runClosedLoop({ ...load, measureMs: WARM_UP_MS });
  const before = await server.cpuMicros();
  const result = await runClosedLoop({ ...load, measureMs: secondsPerRound * 1_000 });
  const used = (await server.cpuMicros()) - before;
  return { ...result, cpuMicrosPerRequest: Math.round(used / result.requests) };
}

function summary(results: readonly ServerResult[]): ServerResult {
  const cpu = median(results.map(({ cpuMicrosPerRequest }) => cpuMicrosPerRequest));
  return { ...medianOf(results), cpuMicrosPerRequest: Math.round(cpu) };
}

function report(
  gateway: ServerResult,
  peer: ServerResult,
  { connections, rounds }: BenchApiOptions,
): BenchApiReport {
  const ratio = Number((gateway.requestsPerSecond / peer.requestsPerSecond).toFixed(3));
  const positions = BENCH_SYMBOLS.length;
  const query = 'account with positions';
  return { gateway, peer, ratio, query, positions, connections, rounds };
}
