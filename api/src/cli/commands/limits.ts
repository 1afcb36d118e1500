/** `fiducia limits`: the limits of an account, what became of them, and a request for others. */
import type { LimitChange, Mandate } from '@fiducia/sdk';
import type { Command } from 'commander';

import { approvalFacts, nextStep } from '../approval-text.js';
import { ask } from '../ask.js';
import { askAsPerson, withPersonOptions, type PersonFlags } from '../ask-as-person.js';
import { CliFailure } from '../cli-failure.js';
import { withConnectionOptions } from '../connection.js';
import { renderFacts, renderTable } from '../text-table.js';
import { note, print, printJson } from '../terminal.js';

interface LimitsFlags extends PersonFlags {
  readonly set?: readonly string[];
  readonly reason: string;
}

export function registerLimits(program: Command): void {
  withPersonOptions(withConnectionOptions(program.command('limits')))
    .description('limits of an account and their changes; with --set, ask for others')
    .argument('<account>', 'the account’s id')
    .option('--set <field=value...>', 'such as maxDrawdownPct=8; none takes an amount’s limit away')
    .option('--reason <text>', 'why, for whoever decides', 'Asked for from the command line')
    .action(async (accountId: string, flags: LimitsFlags) =>
      flags.set === undefined
        ? showLimits(accountId, flags)
        : changeLimits(accountId, flags.set, flags),
    );
}

async function showLimits(accountId: string, flags: LimitsFlags): Promise<void> {
  const { limits, changes } = await ask(flags, 'READ', async (client) => ({
    limits: (await client.accounts.get(accountId)).mandate,
    changes: await client.accounts.limitChanges(accountId),
  }));
  const opening = changes[0]?.before ?? limits;
  if (flags.json === true) {
    // The form of `backtest --limits` and `--limit-changes`.
    const follow = changes.map(({ marketTime, after }) => ({ at: marketTime, limits: after }));
    printJson({ limits, opening, changes: follow });
    return;
  }
  print(`${renderFacts(Object.entries(limits).map(([name, value]) => [name, text(value)]))}`);
  if (changes.length > 0) print(`\n${changesTable(changes)}`);
}

function changesTable(changes: readonly LimitChange[]): string {
  return renderTable(
    [
      { title: 'MARKET TIME', cell: ({ marketTime }) => marketTime },
      { title: 'BY', cell: ({ changedByName }) => changedByName },
      { title: 'CHANGED', cell: ({ before, after }) => differenceText(before, after), wrapAt: 80 },
    ],
    changes,
  );
}

function differenceText(before: Mandate, after: Mandate): string {
  const names = Object.keys(after) as (keyof Mandate)[];
  return names
    .filter((name) => before[name] !== after[name])
    .map((name) => `${name} ${text(before[name])} → ${text(after[name])}`)
    .join(', ');
}

function text(value: Mandate[keyof Mandate]): string {
  return value === null ? 'none' : String(value);
}

async function changeLimits(
  accountId: string,
  set: readonly string[],
  flags: LimitsFlags,
): Promise<void> {
  const limits = Object.fromEntries(set.map(readSetting));
  const { reason } = flags;
  const asked = await askAsPerson(flags, (client) =>
    client.accounts.changeLimits({ accountId, limits, reason }),
  );
  const { account, approval } = asked;
  if (flags.json === true) printJson(asked);
  else if (approval === null) print(`The limits of ${account.name} have been changed.`);
  else print(approvalFacts(approval));
  if (approval !== null) note(nextStep(approval));
}

/** `none` is the absence of an amount; the server says which fields there are. */
function readSetting(setting: string): readonly [string, string | boolean | null] {
  const at = setting.indexOf('=');
  if (at <= 0) throw new CliFailure(`--set takes field=value and not "${setting}".`, 2);
  const value = setting.slice(at + 1).trim();
  const name = setting.slice(0, at).trim();
  if (value === 'none') return [name, null];
  return [name, value === 'true' || value === 'false' ? value === 'true' : value];
}
