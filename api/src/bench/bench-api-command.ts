/** Runs `bench api` and prints it: JSON alone on stdout, or lines for a person. */
import { note, print, printJson } from '../cli/terminal.js';
import type { LoadAgainstLimit } from './bench-open-model.js';
import { benchApi, type BenchApiReport, type ServerResult } from './bench-api.js';

export interface BenchApiFlags {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
  readonly openSeconds: number;
  readonly json?: boolean;
}

export async function benchApiCommand(flags: BenchApiFlags): Promise<void> {
  // Both servers as in production: development checks would slow the peer down.
  process.env['NODE_ENV'] = 'production';
  const { rounds, seconds: secondsPerRound, connections, openSeconds } = flags;
  const report = await benchApi({ rounds, secondsPerRound, connections, openSeconds }, note);
  if (flags.json === true) printJson(report);
  else print(render(report));
}

function render({ gateway, peer, ratio, limitRatio, openModel }: BenchApiReport): string {
  const line = (name: string, result: ServerResult) =>
    `${name.padEnd(8)} ${String(result.requestsPerSecond).padStart(6)} requests/s, ` +
    `p50 ${result.p50Ms} ms, p99 ${result.p99Ms} ms, ${result.cpuMicrosPerRequest} µs CPU each`;
  const open = (name: string, load: LoadAgainstLimit) =>
    `${name.padEnd(8)} at ${load.perSecond}/s: p50 ${load.p50Ms} ms, p99 ${load.p99Ms} ms ` +
    `(limit ${load.limitP99Ms} ms), slowest ${load.maxMs} ms`;
  return [
    ...[line('gateway', gateway), line('peer', peer)],
    `ratio    ${ratio} (limit ${limitRatio})`,
    ...[open('reads', openModel.reads), open('orders', openModel.orders)],
  ].join('\n');
}
