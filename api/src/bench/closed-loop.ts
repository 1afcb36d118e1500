/** A load generator: some keep-alive connections, each with one request in flight. */
import { connect, type Socket } from 'node:net';
import { createHistogram, performance, type RecordableHistogram } from 'node:perf_hooks';

export interface LoadOptions {
  readonly port: number;
  readonly connections: number;
  readonly measureMs: number;
  /** The whole HTTP request, byte for byte; it is sent again and again. */
  readonly request: Buffer;
  /** Called with the first answer: throw when it is not the right one. */
  readonly checkBody: (body: string) => void;
}

export interface LoadResult {
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const NS_PER_MS = 1e6;

/** Runs until the time is over; any answer but 200 fails the measurement. */
export async function runClosedLoop(options: LoadOptions): Promise<LoadResult> {
  const latencies = createHistogram();
  const endMs = performance.now() + options.measureMs;
  const loops = Array.from({ length: options.connections }, () =>
    new ConnectionLoop(options, latencies, endMs).run(),
  );
  await Promise.all(loops);
  return {
    requests: latencies.count,
    requestsPerSecond: Math.round(latencies.count / (options.measureMs / 1000)),
    p50Ms: latencies.percentile(50) / NS_PER_MS,
    p99Ms: latencies.percentile(99) / NS_PER_MS,
  };
}

class ConnectionLoop {
  readonly #options: LoadOptions;
  readonly #latencies: RecordableHistogram;
  readonly #endMs: number;
  readonly #socket: Socket;
  #sentMs = 0;
  #pending = '';
  #checked = false;

  constructor(options: LoadOptions, latencies: RecordableHistogram, endMs: number) {
    this.#options = options;
    this.#latencies = latencies;
    this.#endMs = endMs;
    this.#socket = connect({ port: options.port, host: '127.0.0.1', noDelay: true });
  }

  run(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.setEncoding('latin1');
      this.#socket.on('connect', () => {
        this.#send();
      });
      this.#socket.on('error', reject);
      this.#socket.on('close', () => {
        resolve();
      });
      this.#socket.on('data', (chunk: Buffer | string) => {
        try {
          this.#receive(String(chunk));
        } catch (error) {
          this.#socket.destroy();
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
  }

  #send(): void {
    this.#sentMs = performance.now();
    this.#socket.write(this.#options.request);
  }

  #receive(chunk: string): void {
    this.#pending += chunk;
    const headEnd = this.#pending.indexOf('\r\n\r\n');
    if (headEnd === -1) return;
    const bodyLength = contentLength(this.#pending.slice(0, headEnd));
    if (this.#pending.length < headEnd + 4 + bodyLength) return;
    this.#check(headEnd + 4);
    this.#pending = '';
    const nowMs = performance.now();
    this.#latencies.record(Math.max(1, Math.round((nowMs - this.#sentMs) * NS_PER_MS)));
    if (nowMs > this.#endMs) this.#socket.end();
    else this.#send();
  }

  #check(bodyStart: number): void {
    if (!this.#pending.startsWith('HTTP/1.1 200')) {
      throw new Error(`The benchmark got an error: ${this.#pending.slice(0, 1_000)}`);
    }
    if (this.#checked) return;
    this.#options.checkBody(Buffer.from(this.#pending.slice(bodyStart), 'latin1').toString('utf8'));
    this.#checked = true;
  }
}

function contentLength(head: string): number {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error('The server sent no content-length.');
  return Number(length);
}
