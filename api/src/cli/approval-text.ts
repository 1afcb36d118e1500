/** Requests under four eyes as a person at a terminal reads them. */
import type { Approval } from '@fiducia/sdk';

import { renderFacts, renderTable } from './text-table.js';

export function approvalTable(approvals: readonly Approval[]): string {
  return renderTable(
    [
      { title: 'REQUEST', cell: ({ id }) => id },
      { title: 'KIND', cell: ({ kind }) => kind },
      { title: 'STATUS', cell: ({ status }) => status },
      { title: 'ABOUT', cell: ({ resourceName }) => resourceName },
      { title: 'ASKED BY', cell: ({ requestedBy }) => requestedBy.name },
      { title: 'UNTIL', cell: ({ expiresAt }) => minuteOf(expiresAt) },
    ],
    approvals,
  );
}

export function approvalFacts(one: Approval): string {
  const { requestedBy, decidedBy, decisionReason, failure } = one;
  const facts: (readonly [string, string])[] = [
    ['request', one.id],
    ['kind', one.kind],
    ['status', one.status],
    ['about', `${one.resourceName} (${one.resourceId})`],
    ['asked by', `${requestedBy.name}, ${minuteOf(one.requestedAt)}`],
    ['reason', one.reason],
    ['until', minuteOf(one.expiresAt)],
  ];
  if (decidedBy !== null) facts.push(['decided by', decidedBy.name]);
  if (decisionReason !== null) facts.push(['because', decisionReason]);
  if (failure !== null) facts.push(['failed', failure]);
  return `${renderFacts(facts)}\n\n${changesTable(one)}`;
}

function changesTable({ lines }: Approval): string {
  return renderTable(
    [
      { title: 'WHAT', cell: ({ field }) => field },
      { title: 'BEFORE', cell: ({ before }) => before ?? '-', wrapAt: 60 },
      { title: 'AFTER', cell: ({ after }) => after ?? '-', wrapAt: 60 },
    ],
    lines,
  );
}

/** What whoever asked does next. */
export function nextStep({ id, expiresAt }: Approval): string {
  return (
    `Request ${id} waits for a second person until ${minuteOf(expiresAt)}. They grant it in the ` +
    `portal under Approvals, or with: fiducia approvals approve ${id} --reason "…"`
  );
}

function minuteOf(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}
