/** `fiducia accounts`: the accounts of a running system, their mandates and journal heads. */
import type { Account, AccountDetail } from '@fiducia/sdk';
import type { Command } from 'commander';

import { accountFacts, accountTable, positionTable } from '../account-text.js';
import { ask } from '../ask.js';
import { withConnectionOptions, type ConnectionFlags } from '../connection.js';
import { print, printJson } from '../terminal.js';

/** More accounts than this are a report and not a look. */
const MOST_LISTED = 1000;

export function registerAccounts(program: Command): void {
  const accounts = withConnectionOptions(program.command('accounts'))
    .description('accounts of a running system: list, show, mandate, journal')
    .action(async (flags: ConnectionFlags) => listAccounts(flags));
  accounts
    .command('list')
    .description('every account with its figures (what `accounts` alone does)')
    .action(async (_: unknown, command: Command) => listAccounts(command.optsWithGlobals()));
  accounts
    .command('show <account>')
    .description('one account with positions and strategies')
    .action(async (id: string, _: unknown, command: Command) =>
      showAccount(id, command.optsWithGlobals()),
    );
  accounts
    .command('mandate <account>')
    .description('what the client allows, as the JSON that `backtest --limits` takes')
    .action(async (id: string, _: unknown, command: Command) => {
      const account = await read(id, command.optsWithGlobals());
      printJson(account.mandate);
    });
  accounts
    .command('journal <account>')
    .description('number and hash of the last journal entry')
    .action(async (id: string, _: unknown, command: Command) =>
      showJournal(id, command.optsWithGlobals()),
    );
}

async function listAccounts(flags: ConnectionFlags): Promise<void> {
  const accounts: readonly Account[] = await ask(flags, 'READ', (client) =>
    client.accounts.list({ limit: MOST_LISTED, first: 100 }).toArray(),
  );
  if (flags.json === true) printJson(accounts);
  else print(accounts.length === 0 ? 'There are no accounts.' : accountTable(accounts));
}

async function showAccount(id: string, flags: ConnectionFlags): Promise<void> {
  const account = await read(id, flags);
  if (flags.json === true) printJson(account);
  else print(`${accountFacts(account)}\n\n${positionTable(account)}`);
}

async function showJournal(id: string, flags: ConnectionFlags): Promise<void> {
  const { id: accountId, journal } = await read(id, flags);
  if (flags.json === true) printJson({ accountId, ...journal });
  else print(`entry ${journal.seq}  ${journal.hash}`);
}

function read(id: string, flags: ConnectionFlags): Promise<AccountDetail> {
  return ask(flags, 'READ', (client) => client.accounts.get(id));
}
