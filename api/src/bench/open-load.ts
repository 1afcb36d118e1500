/**
 * An open load: requests leave at their intended times, however long the answers take.
 *
 * A client that waits for each answer before it asks again sends less just when the server is slow,
 * and so measures it gently. Here latency counts from the moment a request was meant to leave.
 */
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { build, type Histogram } from 'hdr-histogram-js';

export interface OpenLoad {
  readonly port: number;
  readonly token: string;
  readonly perSecond: number;
  readonly milliseconds: number;
  /** The body of the next request; an answer that it refuses fails the measurement. */
  readonly next: () => { readonly body: string; readonly check: (answer: string) => void };
}

export interface OpenLoadResult {
  readonly requests: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

const MICROS = 1_000;
/** More would only wait inside the server: 200 a second at 50 ms each are ten. */
const MOST_CONNECTIONS = 64;
const LONGEST_MICROS = 60_000_000;

export async function runOpenLoad(load: OpenLoad): Promise<OpenLoadResult> {
  const latencies = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: LONGEST_MICROS,
    numberOfSignificantValueDigits: 3,
  });
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS });
  const pending: Promise<void>[] = [];
  const started = performance.now();
  const count = Math.floor((load.milliseconds / 1_000) * load.perSecond);
  for (let index = 0; index < count; index += 1) {
    const intended = started + (index * 1_000) / load.perSecond;
    const early = intended - performance.now();
    if (early > 0) await delay(early);
    pending.push(sendOne(load, agent, intended, latencies));
  }
  await Promise.all(pending);
  agent.destroy();
  return {
    requests: latencies.totalCount,
    p50Ms: millis(latencies.getValueAtPercentile(50)),
    p99Ms: millis(latencies.getValueAtPercentile(99)),
    maxMs: millis(latencies.maxValue),
  };
}

function millis(micros: number): number {
  return Number((micros / MICROS).toFixed(2));
}

async function sendOne(
  load: OpenLoad,
  agent: Agent,
  intended: number,
  latencies: Histogram,
): Promise<void> {
  const { body, check } = load.next();
  const answer = await post(load, agent, body);
  const micros = Math.round((performance.now() - intended) * MICROS);
  latencies.recordValue(Math.min(LONGEST_MICROS, Math.max(1, micros)));
  check(answer);
}

function post({ port, token }: OpenLoad, agent: Agent, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const target = { agent, port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers };
    const sent = request(target, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`The benchmark got an error: ${text.slice(0, 500)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
