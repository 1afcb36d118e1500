/** `fiducia keys`: the API keys of a partner. Only a person makes and ends them, with a code. */
import type { Command } from 'commander';

import { askAsPerson, withPersonOptions, type PersonFlags } from '../ask-as-person.js';
import { CliFailure } from '../cli-failure.js';
import { withConnectionOptions } from '../connection.js';
import { fromScopeText, SCOPE_EXAMPLES } from '../key-scope-text.js';
import { keyFacts, keyTable } from '../key-text.js';
import { note, print, printJson } from '../terminal.js';

interface CreateFlags extends PersonFlags {
  readonly name: string;
  readonly scope: readonly string[];
  readonly allow?: readonly string[];
  readonly expiresInDays?: string;
}

interface RotateFlags extends PersonFlags {
  readonly overlapHours: string;
}

interface RevokeFlags extends PersonFlags {
  readonly reason: string;
}

/** More keys than this are a report and not a look. */
const MOST_LISTED = 500;
const HOUR_MS = 60 * 60_000;
const MAX_OVERLAP_HOURS = 7 * 24;
const MAX_DAYS = 3_650;

export function registerKeys(program: Command): void {
  const keys = withPersonOptions(withConnectionOptions(program.command('keys')))
    .description('API keys of a partner: list, create, rotate, revoke')
    .action(async (flags: PersonFlags) => list(flags));
  keys
    .command('list')
    .description('newest first, without secrets (what `keys` alone does)')
    .action(async (_: unknown, command: Command) => list(command.optsWithGlobals()));
  keys
    .command('create')
    .description('make a key; it is shown once')
    .requiredOption('--name <text>', 'what it is for')
    .requiredOption('--scope <scope...>', `what it may do: ${SCOPE_EXAMPLES}`)
    .option('--allow <address...>', 'addresses or networks it is used from (default: anywhere)')
    .option('--expires-in-days <n>', 'its end (default: none)')
    .action(async (_: unknown, command: Command) => create(command.optsWithGlobals()));
  keys
    .command('rotate <key>')
    .description('make a successor with the same scopes; it is shown once')
    .option('--overlap-hours <n>', 'how long the old key goes on, up to 168', '24')
    .action(async (id: string, _: unknown, command: Command) =>
      rotate(id, command.optsWithGlobals()),
    );
  keys
    .command('revoke <key>')
    .description('end a key at once and for good')
    .requiredOption('--reason <text>', 'why, for the audit trail')
    .action(async (id: string, _: unknown, command: Command) =>
      revoke(id, command.optsWithGlobals()),
    );
}

async function list(flags: PersonFlags): Promise<void> {
  const found = await askAsPerson(flags, (client) =>
    client.apiKeys.list({ limit: MOST_LISTED, first: 100 }).toArray(),
  );
  if (flags.json === true) printJson(found);
  else print(found.length === 0 ? 'There are no API keys.' : keyTable(found));
}

async function create(flags: CreateFlags): Promise<void> {
  const days =
    flags.expiresInDays === undefined ? null : wholeNumber(flags.expiresInDays, MAX_DAYS);
  if (days === 0 || days === 'WRONG') throw wrongNumber('--expires-in-days', MAX_DAYS);
  const expiresAt = days === null ? null : new Date(Date.now() + days * 24 * HOUR_MS).toISOString();
  const grants = flags.scope.map(fromScopeText);
  const input = { name: flags.name, grants, allowedIps: [...(flags.allow ?? [])], expiresAt };
  const created = await askAsPerson(flags, (client) => client.apiKeys.create(input));
  showSecret(created, flags);
}

async function rotate(apiKeyId: string, flags: RotateFlags): Promise<void> {
  const hours = wholeNumber(flags.overlapHours, MAX_OVERLAP_HOURS);
  if (hours === 'WRONG') throw wrongNumber('--overlap-hours', MAX_OVERLAP_HOURS);
  const rotated = await askAsPerson(flags, (client) => {
    // A moment less than the limit, which is counted from when the server reads it.
    const ms = Math.min(hours * HOUR_MS, MAX_OVERLAP_HOURS * HOUR_MS - 60_000);
    const oldKeyEndsAt = new Date(Date.now() + Math.max(ms, 5_000)).toISOString();
    return client.apiKeys.rotate({ apiKeyId, oldKeyEndsAt });
  });
  showSecret(rotated, flags);
  if (flags.json !== true) note(`The old key ends at ${rotated.oldKey.expiresAt ?? ''}.`);
}

async function revoke(apiKeyId: string, flags: RevokeFlags): Promise<void> {
  const { reason } = flags;
  const revoked = await askAsPerson(flags, (client) => client.apiKeys.revoke({ apiKeyId, reason }));
  if (flags.json === true) printJson(revoked);
  else print(`${revoked.name} (${revoked.id}) lets nobody in any more.`);
}

/** The key alone stands on stdout, so that a script can take it. */
function showSecret(
  made: { readonly apiKey: Parameters<typeof keyFacts>[0]; readonly secret: string },
  flags: PersonFlags,
): void {
  if (flags.json === true) {
    printJson(made);
    return;
  }
  note(keyFacts(made.apiKey));
  note('This is the only time that the key is shown:');
  print(made.secret);
}

function wholeNumber(text: string, max: number): number | 'WRONG' {
  return /^\d{1,5}$/.test(text) && Number(text) <= max ? Number(text) : 'WRONG';
}

function wrongNumber(option: string, max: number): CliFailure {
  return new CliFailure(`Option ${option} takes a whole number up to ${max}.`, 2);
}
