/** `fiducia halt` and `fiducia release`: the kill switch of an account or of a whole tenant. */
import { isFiduciaError, type Account, type Approval, type FiduciaClient } from '@fiducia/sdk';
import { Argument, type Command } from 'commander';

import { haltText } from '../account-text.js';
import { nextStep } from '../approval-text.js';
import { ask, failureOf } from '../ask.js';
import { CliFailure } from '../cli-failure.js';
import { withConnectionOptions, type ConnectionFlags } from '../connection.js';
import { note, print, printJson } from '../terminal.js';

interface SwitchFlags extends ConnectionFlags {
  readonly reason: string;
  readonly closePositions?: boolean;
}

/** What happened to each account of the scope. */
interface SwitchReport {
  readonly accounts: readonly Account[];
  /** Requests that wait for a second person, one for each account to release. */
  readonly approvals?: readonly Approval[];
  readonly problems: readonly string[];
}

const SCOPES = ['account', 'tenant'];

export function registerHalt(program: Command): void {
  withConnectionOptions(program.command('halt'))
    .description('stop new orders of an account or of all accounts of a tenant')
    .addArgument(new Argument('<scope>', 'account or tenant').choices(SCOPES))
    .argument('<id>', 'the account’s id, or the tenant’s id or short name')
    .option('--reason <text>', 'why, for the audit trail', 'Halted from the command line')
    .option('--close-positions', 'also sell what is held, at the market')
    .action(async (scope: string, id: string, flags: SwitchFlags) => {
      const report = await ask(flags, 'HALT', (client) =>
        scope === 'account' ? haltAccount(client, id, flags) : haltTenant(client, id, flags),
      );
      finish(report, flags, 'halted');
    });
}

export function registerRelease(program: Command): void {
  withConnectionOptions(program.command('release'))
    .description('ask for halted accounts to trade again; not by whoever halted them')
    .addArgument(new Argument('<scope>', 'account or tenant').choices(SCOPES))
    .argument('<id>', 'the account’s id, or the tenant’s id or short name')
    .option('--reason <text>', 'why, for the audit trail', 'Released from the command line')
    .action(async (scope: string, id: string, flags: SwitchFlags) => {
      const report = await ask(flags, 'RELEASE', (client) =>
        scope === 'account' ? releaseAccount(client, id, flags) : releaseTenant(client, id, flags),
      );
      finishRelease(report, flags);
    });
}

async function haltAccount(
  client: FiduciaClient,
  accountId: string,
  { reason, closePositions = false }: SwitchFlags,
): Promise<SwitchReport> {
  return {
    accounts: [await client.accounts.halt({ accountId, reason, closePositions })],
    problems: [],
  };
}

async function haltTenant(
  client: FiduciaClient,
  tenant: string,
  { reason, closePositions = false }: SwitchFlags,
): Promise<SwitchReport> {
  await requireOwnTenant(client, tenant);
  const { accounts } = await client.accounts.haltAll({ reason, closePositions });
  return { accounts, problems: [] };
}

async function releaseAccount(
  client: FiduciaClient,
  accountId: string,
  { reason }: SwitchFlags,
): Promise<SwitchReport> {
  const { account, approval } = await client.accounts.release({ accountId, reason });
  return { accounts: [account], approvals: waiting(approval), problems: [] };
}

function waiting(approval: Approval | null): readonly Approval[] {
  return approval === null ? [] : [approval];
}

/** Each account by itself: one that may not be released does not keep the others halted. */
async function releaseTenant(
  client: FiduciaClient,
  tenant: string,
  { reason }: SwitchFlags,
): Promise<SwitchReport> {
  await requireOwnTenant(client, tenant);
  const accounts: Account[] = [];
  const approvals: Approval[] = [];
  const problems: string[] = [];
  for (const account of await client.accounts.list({ status: 'HALTED', first: 100 }).toArray()) {
    try {
      const asked = await client.accounts.release({ accountId: account.id, reason });
      accounts.push(asked.account);
      approvals.push(...waiting(asked.approval));
    } catch (error) {
      if (!isFiduciaError(error)) throw error;
      problems.push(`${account.name} (${account.id}): ${failureOf(error).message}`);
    }
  }
  return { accounts, approvals, problems };
}

/** A key belongs to one tenant: the id is asked for so that nobody halts the wrong one. */
async function requireOwnTenant(client: FiduciaClient, tenant: string): Promise<void> {
  const own = (await client.viewer()).tenant;
  if (tenant === own.id || tenant === own.slug) return;
  throw new CliFailure(
    `This key belongs to tenant ${own.slug} (${own.id}) and not to "${tenant}".`,
    2,
  );
}

/** With `--json` the requests, so that a script can have them decided. */
function finishRelease(report: SwitchReport, flags: SwitchFlags): void {
  const { approvals = [] } = report;
  if (approvals.length === 0) {
    finish(report, flags, 'released');
    return;
  }
  if (flags.json === true)
    printJson(
      report.accounts.map((account, index) => ({ ...account, approval: approvals[index] ?? null })),
    );
  else for (const approval of approvals) print(nextStep(approval));
  failOn(report, 'released');
}

function finish(report: SwitchReport, flags: SwitchFlags, done: string): void {
  if (flags.json === true) printJson(report.accounts);
  else if (report.accounts.length === 0 && report.problems.length === 0) {
    print(`No account had to be ${done}.`);
  }
  for (const account of flags.json === true ? [] : report.accounts) {
    print(`${account.name} (${account.id}) is ${account.status.toLowerCase()}.`);
    // Null for a key that sees no amounts, which words of a halt may hold.
    const text = account.halt === null ? null : haltText(account.halt);
    if (text !== null) print(`  ${text}`);
  }
  failOn(report, done);
}

function failOn(report: SwitchReport, done: string): void {
  for (const problem of report.problems) note(problem);
  if (report.problems.length > 0) {
    throw new CliFailure(`${report.problems.length} accounts could not be ${done}.`, 1);
  }
}
