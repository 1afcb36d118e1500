/** `fiducia bench api`: the whole gateway beside bare Apollo on Fastify. */
import { InvalidArgumentError, type Command } from 'commander';

interface BenchApiFlags {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
  readonly openSeconds: number;
  readonly json?: boolean;
}

/** Adds itself to `bench`, which several benchmarks share. */
export function registerBenchApi(program: Command): void {
  const bench =
    program.commands.find((command) => command.name() === 'bench') ??
    program.command('bench').description('benchmarks against peers and limits, medians of one run');
  bench
    .command('api')
    .description('requests per second of "account with positions", signed in')
    .option('--rounds <n>', 'rounds of which the median counts, at least 3', rounds, 9)
    .option('--seconds <n>', 'seconds measured in each round', positive, 2)
    .option('--connections <n>', 'connections, one request in flight on each', positive, 16)
    .option('--open-seconds <n>', 'seconds of reads and orders at intended times', positive, 15)
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action(async (flags: BenchApiFlags) => {
      const { benchApiCommand } = await import('../../bench/bench-api-command.js');
      await benchApiCommand(flags);
    });
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value <= 1_000) return value;
  throw new InvalidArgumentError('It takes a whole number from 1 to 1000.');
}

function rounds(text: string): number {
  const value = positive(text);
  if (value >= 3) return value;
  throw new InvalidArgumentError('It takes a whole number of at least 3.');
}
