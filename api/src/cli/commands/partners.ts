/** `fiducia partners`: how every partner is doing, for the operator of the platform. */
import type { Partner } from '@fiducia/sdk';
import type { Command } from 'commander';

import { askAsPerson, withPersonOptions, type PersonFlags } from '../ask-as-person.js';
import { withConnectionOptions } from '../connection.js';
import { renderTable } from '../text-table.js';
import { print, printJson } from '../terminal.js';

/** More partners than this are a report and not a look. */
const MOST_LISTED = 1000;

export function registerPartners(program: Command): void {
  withPersonOptions(withConnectionOptions(program.command('partners')))
    .description('every partner of the platform in counts; for its operator')
    .action(async (flags: PersonFlags) => {
      const partners = await askAsPerson(flags, (client) =>
        client.platform.partners().toArray({ limit: MOST_LISTED }),
      );
      if (flags.json === true) printJson(partners);
      else print(partnerTable(partners));
    });
}

function partnerTable(partners: readonly Partner[]): string {
  const count = (title: string, of: (partner: Partner) => number) =>
    ({ title, align: 'right', cell: (partner: Partner) => String(of(partner)) }) as const;
  return renderTable(
    [
      { title: 'PARTNER', cell: ({ slug }) => slug },
      { title: 'NAME', cell: ({ name }) => name },
      { title: 'ENVIRONMENT', cell: ({ environment }) => environment },
      count('ACCOUNTS', ({ accounts }) => accounts),
      count('HALTED', ({ haltedAccounts }) => haltedAccounts),
      count('PEOPLE', ({ users }) => users),
      count('API KEYS', ({ apiKeys }) => apiKeys),
      count('ORDERS TO SEND', ({ ordersToSend }) => ordersToSend),
      count('MAILS TO SEND', ({ mailsToSend }) => mailsToSend),
      count('AUDIT ENTRIES', ({ auditSize }) => auditSize),
    ],
    partners,
  );
}
