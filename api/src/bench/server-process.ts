/** Starts one server of the benchmark in a process of its own, and stops it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { BenchServerAnswer, BenchServerSetup } from './bench-messages.js';

export interface BenchServer {
  readonly port: number;
  /** Processor time of its process so far, in microseconds. */
  cpuMicros(): Promise<number>;
  stop(): Promise<void>;
}

export async function startBenchServer(module: URL, setup: BenchServerSetup): Promise<BenchServer> {
  const child = fork(module, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.send(setup);
  const [answer] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => [{ kind: 'FAILED', message: 'The server ended.' }]),
  ])) as [BenchServerAnswer];
  if (answer.kind !== 'READY') {
    child.kill();
    const reason = answer.kind === 'FAILED' ? answer.message : 'It answered out of turn.';
    throw new Error(`A server of the benchmark did not start: ${reason}`);
  }
  return {
    port: answer.port,
    async cpuMicros() {
      child.send('CPU');
      const [usage] = (await once(child, 'message')) as [BenchServerAnswer];
      return usage.kind === 'CPU' ? usage.micros : NaN;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    },
  };
}

/** The child's side: waits for its setup, starts, reports the port. */
export async function serveBenchmark(
  start: (setup: BenchServerSetup) => Promise<number>,
): Promise<void> {
  const send = (answer: BenchServerAnswer): void => void process.send?.(answer);
  const [setup] = (await once(process, 'message')) as [BenchServerSetup];
  process.on('disconnect', () => process.exit());
  try {
    send({ kind: 'READY', port: await start(setup) });
    process.on('message', () => {
      const { user, system } = process.cpuUsage();
      send({ kind: 'CPU', micros: user + system });
    });
  } catch (error) {
    send({ kind: 'FAILED', message: error instanceof Error ? error.message : String(error) });
  }
}
