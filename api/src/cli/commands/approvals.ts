/** `fiducia approvals`: what waits for a second person, and the decisions of one. */
import type { Approval, FiduciaClient } from '@fiducia/sdk';
import { Option, type Command } from 'commander';

import { approvalFacts, approvalTable } from '../approval-text.js';
import { ask } from '../ask.js';
import { askAsPerson, namesPerson, withPersonOptions, type PersonFlags } from '../ask-as-person.js';
import { CliFailure } from '../cli-failure.js';
import { withConnectionOptions } from '../connection.js';
import { print, printJson } from '../terminal.js';

interface ListFlags extends PersonFlags {
  readonly status?: Approval['status'];
}

interface DecideFlags extends PersonFlags {
  readonly reason: string;
}

const STATUSES = ['PENDING', 'APPROVED', 'REJECTED', 'EXPIRED', 'WITHDRAWN', 'FAILED'];
/** More requests than this are a report and not a look. */
const MOST_LISTED = 500;

export function registerApprovals(program: Command): void {
  const approvals = withPersonOptions(withConnectionOptions(program.command('approvals')))
    .description('requests that need a second person: list, show, approve, reject')
    .action(async (flags: ListFlags) => list(flags));
  approvals
    .command('list')
    .description('newest first (what `approvals` alone does)')
    .addOption(new Option('--status <status>', 'only of this status').choices(STATUSES))
    .action(async (_: unknown, command: Command) => list(command.optsWithGlobals()));
  approvals
    .command('show <request>')
    .description('one request: what would change, who asked and why')
    .action(async (id: string, _: unknown, command: Command) => {
      const flags: PersonFlags = command.optsWithGlobals();
      show([await asAnybody(flags, (client) => client.approvals.get(id))], flags);
    });
  addDecision(approvals, 'approve', 'grant requests of somebody else');
  addDecision(approvals, 'reject', 'refuse requests of somebody else');
}

function addDecision(approvals: Command, verb: 'approve' | 'reject', description: string): void {
  approvals
    .command(`${verb} <request...>`)
    .description(description)
    .requiredOption('--reason <text>', 'why, for whoever asked and for the audit trail')
    .action(async (ids: readonly string[], _: unknown, command: Command) => {
      const flags: DecideFlags = command.optsWithGlobals();
      const decided = await askAsPerson(flags, async (client) => {
        const done: Approval[] = [];
        for (const approvalId of ids) {
          done.push(await client.approvals[verb]({ approvalId, reason: flags.reason }));
        }
        return done;
      });
      show(decided, flags);
      const failed = decided.filter(({ status }) => status === 'FAILED').length;
      if (failed > 0) throw new CliFailure(`${failed} could not be carried out.`, 1);
    });
}

async function list(flags: ListFlags): Promise<void> {
  const { status } = flags;
  const found = await asAnybody(flags, (client) =>
    client.approvals.list({ status, limit: MOST_LISTED, first: 100 }).toArray(),
  );
  if (flags.json === true) printJson(found);
  else print(found.length === 0 ? 'Nothing waits for a decision.' : approvalTable(found));
}

/** A key sees what it has asked for, a person also what they may decide. */
function asAnybody<Answer>(
  flags: PersonFlags,
  question: (client: FiduciaClient) => Promise<Answer>,
): Promise<Answer> {
  return namesPerson(flags) ? askAsPerson(flags, question) : ask(flags, 'RELEASE', question);
}

function show(approvals: readonly Approval[], flags: PersonFlags): void {
  if (flags.json === true) printJson(approvals.length === 1 ? approvals[0] : approvals);
  else print(approvals.map(approvalFacts).join('\n\n'));
}
