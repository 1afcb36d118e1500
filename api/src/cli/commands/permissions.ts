/** `fiducia permissions`: the registry, and why a key or a person may do something. */
import type { Permission, PermissionExplanation } from '@fiducia/sdk';
import { PERMISSIONS } from '@fiducia/tenants';
import { Argument, type Command } from 'commander';

import { ask } from '../ask.js';
import { withConnectionOptions, type ConnectionFlags } from '../connection.js';
import { print, printJson } from '../terminal.js';
import { renderTable } from '../text-table.js';

interface ExplainFlags extends ConnectionFlags {
  readonly user?: string;
  readonly on?: string;
}

export function registerPermissions(program: Command): void {
  const permissions = program
    .command('permissions')
    .description('what each permission allows, and why somebody may do something');
  registerList(permissions);
  registerExplain(permissions);
}

function registerList(permissions: Command): void {
  withConnectionOptions(permissions.command('list'))
    .description('the registry: every permission in a sentence')
    .action(async (flags: ConnectionFlags) => {
      const registry = await ask(flags, 'READ', (client) => client.permissions.list());
      if (flags.json === true) return printJson(registry);
      print(
        renderTable(
          [
            { title: 'PERMISSION', cell: ({ permission }) => permission },
            { title: 'OVER', cell: ({ reach }) => reach },
            { title: 'LETS', cell: ({ sentence }) => sentence },
          ],
          registry,
        ),
      );
    });
}

function registerExplain(permissions: Command): void {
  withConnectionOptions(permissions.command('explain'))
    .description('whether it is allowed and why: for the key itself, or for a person')
    .addArgument(new Argument('<permission>', 'such as ORDER_WRITE').choices(PERMISSIONS))
    .option('--user <id>', 'a person (usr_…) instead of the key; needs USER_READ')
    .option('--on <id>', 'an account (acc_…) or a client (cli_…); default: somewhere')
    .action(async (permission: Permission, flags: ExplainFlags) => {
      const explanation = await ask(flags, 'READ', (client) =>
        client.permissions.explain(permission, { userId: flags.user, resourceId: flags.on }),
      );
      if (flags.json === true) printJson(explanation);
      else print(explanationText(explanation));
    });
}

function explanationText({ permission, allowed, reasons }: PermissionExplanation): string {
  const lines = reasons.map(({ roleName, scope, sentence }) => {
    const who = roleName === null ? '' : `${roleName} over ${scope?.id ?? scope?.type ?? ''}: `;
    return `  ${who}${sentence}`;
  });
  return [`${permission} is ${allowed ? 'allowed' : 'not allowed'}.`, ...lines].join('\n');
}
