/** `fiducia bench risk`: what the pre-trade checks cost an order, in microseconds. */
import { InvalidArgumentError, type Command } from 'commander';

import type { RiskBenchFlags } from '../bench/risk-command.js';

/** Adds itself to `bench`, which several benchmarks share. */
export function registerBenchRisk(program: Command): void {
  const bench =
    program.commands.find((command) => command.name() === 'bench') ??
    program.command('bench').description('benchmarks against peers and limits, medians of one run');
  bench
    .command('risk')
    .description('all pre-trade checks together on an account of 10 instruments, 20 working orders')
    .option('--orders <n>', 'orders of one run, at least 1000', orders, 50_000)
    .option('--runs <n>', 'runs of which the median counts, at least 5', runs, 7)
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action(async (flags: RiskBenchFlags) => {
      const { riskBenchCommand } = await import('../bench/risk-command.js');
      riskBenchCommand(flags);
    });
}

function orders(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1000 && value <= 10_000_000) return value;
  throw new InvalidArgumentError('It takes a whole number of at least 1000.');
}

function runs(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 5 && value <= 1000) return value;
  throw new InvalidArgumentError('It takes a whole number of at least 5.');
}
