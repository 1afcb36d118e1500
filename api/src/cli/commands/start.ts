/** `fiducia start`: the whole system in one process, or some of its roles. */
import type { Command } from 'commander';

import type { StartFlags } from '../../config/start-options.js';
import { corporateActionsOption } from '../data/corporate-actions-option.js';

export function registerStart(program: Command): void {
  program
    .command('start')
    .description('run the whole system: portal and GraphQL on one port')
    .option('--roles <list>', 'gateway, engine, jobs: what this process does (default: all)')
    .option('--speed <n>', 'bars per second of the replayed market, or max (default: 1)')
    .option('--port <n>', 'port of the portal and of GraphQL (default: 4000)')
    .option('--host <h>', 'address to listen on (default: 127.0.0.1)')
    .option('--embedded', 'use the built-in PostgreSQL in FIDUCIA_HOME')
    .option(
      '--bars <file>',
      'replay the bars of a CSV file instead of the S&P 500; may be repeated',
      repeated,
    )
    .option('--symbol <s>', 'with --bars: what is traded (default: from the name of the file)')
    .option('--tick <t>', 'with --bars: smallest price step, such as 0.01')
    .option('--lot <l>', 'with --bars: smallest quantity, such as 1')
    .option(
      '--quote <symbol=code>',
      'with --bars: currency of its prices, as SIE=EUR (default: USD; USDJPY is in JPY)',
      repeated,
    )
    .addOption(corporateActionsOption())
    .option('--from <date>', 'pass over history quickly up to this date')
    .option('--demo', 'create the demo partners (default with the built-in PostgreSQL)')
    .option('--no-demo', 'do not create the demo partners')
    .option('--json-ready', 'print one line of JSON instead of the ready text')
    .action(async (flags: StartFlags) => {
      const { startCommand } = await import('../../process/start-command.js');
      await startCommand(flags);
    });
}

function repeated(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, text];
}
