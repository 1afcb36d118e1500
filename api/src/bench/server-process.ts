/** Starts one server of the benchmark in a process of its own, and stops it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { BenchServerAnswer, BenchServerSetup } from './bench-messages.js';

export interface BenchServer {
  readonly port: number;
  stop(): Promise<void>;
}

export async function startBenchServer(module: URL, setup: BenchServerSetup): Promise<BenchServer> {
  const child = fork(module, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.send(setup);
  const [answer] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => [{ kind: 'FAILED', message: 'The server ended.' }]),
  ])) as [BenchServerAnswer];
  if (answer.kind === 'FAILED') {
    child.kill();
    throw new Error(`A server of the benchmark did not start: ${answer.message}`);
  }
  return {
    port: answer.port,
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
  } catch (error) {
    send({ kind: 'FAILED', message: error instanceof Error ? error.message : String(error) });
  }
}
