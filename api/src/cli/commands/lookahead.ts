/** `fiducia lookahead`: whether a strategy knows what it could not have known. */
import { InvalidArgumentError, type Command } from 'commander';

import { withBarsOptions } from '../backtest/bars-options.js';
import type { LookAheadFlags } from '../lookahead/run-command.js';

const DEFAULT_MAX_BARS = 2000;

export function registerLookAhead(program: Command): void {
  withBarsOptions(program.command('lookahead'), { barsRequired: false })
    .description('take the future away at every bar and name what in a strategy noticed')
    .requiredOption('--strategy <name>', 'a built-in strategy, or a file such as ./mine.ts')
    .option('--params <json>', 'parameters of the strategy as a JSON object', '{}')
    .option('--max-bars <n>', 'bars to check', count, DEFAULT_MAX_BARS)
    .action(async (flags: LookAheadFlags) => {
      const { lookAheadCommand } = await import('../lookahead/run-command.js');
      await lookAheadCommand(flags);
    });
}

function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 10 && value <= 20_000) return value;
  throw new InvalidArgumentError('It takes a whole number from 10 to 20000.');
}
