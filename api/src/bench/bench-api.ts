/** `bench api`: the whole gateway beside bare Apollo on Fastify, in one run, alternating. */
import { randomBytes } from 'node:crypto';
import { toWireId } from '@fiducia/tenants';
import { openBenchDatabase } from './bench-database.js';
import { benchOpenModel, type OpenModelReport } from './bench-open-model.js';
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
  /** How long the open load is measured, in seconds. */
  readonly openSeconds: number;
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
  /** Requests per second, gateway to peer: the median of the rounds' own ratios. */
  readonly ratio: number;
  /** What the ratio may not fall below. */
  readonly limitRatio: number;
  /** Gateway and engine in one process under a load that does not wait for it. */
  readonly openModel: OpenModelReport;
  readonly ok: boolean;
  readonly query: 'account with positions';
  readonly positions: number;
  readonly connections: number;
  readonly rounds: number;
}

/** The just-in-time compiler needs some thousand requests. */
const WARM_UP_MS = 3_000;
/** Session, permissions, limits and mapping may cost two fifths of the throughput at most. */
const LIMIT_RATIO = 0.6;

export async function benchApi(
  options: BenchApiOptions,
  onProgress: (line: string) => void,
): Promise<BenchApiReport> {
  onProgress('Starting a database and an account with positions …');
  const database = await openBenchDatabase();
  const servers: BenchServer[] = [];
  try {
    const pepper = randomBytes(32);
    const { ctx, accountId, accessToken } = await seedBench(database.db, pepper);
    const setup = {
      databaseUrl: database.url,
      apiKeyPepper: pepper.toString('hex'),
      tenantId: ctx.tenantId,
      accountId,
    };
    for (const name of ['gateway-server', 'peer-server']) {
      servers.push(await startBenchServer(new URL(`./${name}.js`, import.meta.url), setup));
    }
    const request = benchRequest(toWireId('account', accountId), accessToken);
    const [gateway = [], peer = []] = await measure(servers, request, options, onProgress);
    await Promise.all(servers.splice(0).map((server) => server.stop()));
    onProgress('Reads and orders at their intended times …');
    const trading = await startBenchServer(new URL('./trading-server.js', import.meta.url), setup);
    servers.push(trading);
    const target = {
      port: trading.port,
      token: accessToken,
      accountWireId: toWireId('account', accountId),
    };
    const openModel = await benchOpenModel(target, options.openSeconds);
    return report(gateway, peer, openModel, options);
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
  for (const server of servers) await load(server, request, options, WARM_UP_MS);
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
  options: BenchApiOptions,
): Promise<ServerResult> {
  const before = await server.cpuMicros();
  const result = await load(server, request, options, options.secondsPerRound * 1_000);
  const used = (await server.cpuMicros()) - before;
  return { ...result, cpuMicrosPerRequest: Math.round(used / result.requests) };
}

function load(
  { port }: BenchServer,
  request: Buffer,
  { connections }: BenchApiOptions,
  measureMs: number,
): Promise<LoadResult> {
  const checkBody = (body: string): void => {
    checkBenchAnswer(body, BENCH_SYMBOLS.length);
  };
  return runClosedLoop({ port, request, connections, measureMs, checkBody });
}

function summary(results: readonly ServerResult[]): ServerResult {
  const cpu = median(results.map(({ cpuMicrosPerRequest }) => cpuMicrosPerRequest));
  return { ...medianOf(results), cpuMicrosPerRequest: Math.round(cpu) };
}

function report(
  gateway: readonly ServerResult[],
  peer: readonly ServerResult[],
  openModel: OpenModelReport,
  { connections, rounds }: BenchApiOptions,
): BenchApiReport {
  // Of neighbours in time: a busy moment of the machine slows both down alike.
  const ratios = gateway.map(
    (result, round) => result.requestsPerSecond / (peer[round]?.requestsPerSecond ?? NaN),
  );
  const ratio = Number(median(ratios).toFixed(3));
  return {
    gateway: summary(gateway),
    peer: summary(peer),
    ...{ ratio, limitRatio: LIMIT_RATIO, openModel },
    ok: ratio >= LIMIT_RATIO && openModel.reads.ok && openModel.orders.ok,
    ...{ query: 'account with positions', positions: BENCH_SYMBOLS.length, connections, rounds },
  };
}
