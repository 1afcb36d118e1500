/** `fiducia metrics`: measures of an equity curve or a series of returns. */
import { InvalidArgumentError, type Command } from 'commander';

import type { MetricsFlags } from '../metrics/run-command.js';

export function registerMetrics(program: Command): void {
  program
    .command('metrics')
    .description('measures of an equity curve or of returns, alone or against a benchmark')
    .option('--equity <file>', 'a time column and equity; its simple returns are measured')
    .option('--returns <file>', 'a time column and returns as fractions (0.01 is 1 %)')
    .option('--benchmark <file>', 'equity or returns of a benchmark, joined on equal stamps')
    .requiredOption(
      '--periods <n>',
      'periods a year: 252 trading days, 365 days, 12 months',
      periods,
    )
    .option('--risk-free <rate>', 'a year, as a fraction; divided by the periods', riskFree, 0)
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action(async (flags: MetricsFlags) => {
      const { metricsCommand } = await import('../metrics/run-command.js');
      metricsCommand(flags);
    });
}

function periods(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('It takes a number above 0, such as 252.');
}

function riskFree(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > -1 && value < 10) return value;
  throw new InvalidArgumentError('It takes a fraction a year, such as 0.02 for 2 %.');
}
