/** What the address of the audit page holds after the question mark; anything else is dropped. */
import type { AuditListOptions } from '@fiducia/sdk';

export interface AuditFilter {
  /** In actions, kinds and ids. */
  readonly q?: string;
  /** `account.`: all actions of a kind. */
  readonly kind?: AuditKind;
  readonly actor?: string;
  /** Days in UTC, both of them shown. */
  readonly from?: string;
  readonly to?: string;
  /** Also what the platform writes every minute by itself. */
  readonly machine?: true;
}

export const AUDIT_KINDS = [
  'account.',
  'order.',
  'deployment.',
  'approval.',
  'session.',
  'user.',
  'role.',
  'api-key.',
  'credential.',
  'client.',
  'research-run.',
  'audit.',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Heads of journals: one for each account and minute. */
const MACHINE_ACTIONS = ['journal.commit'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

export function auditSearch(given: Record<string, unknown>): AuditFilter {
  const { q, kind, actor, from, to, machine } = given;
  const known = AUDIT_KINDS.find((one) => one === kind);
  return {
    ...(typeof q === 'string' && q !== '' && { q: q.slice(0, 100) }),
    ...(known !== undefined && { kind: known }),
    ...(typeof actor === 'string' && { actor }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
    ...(machine === true && { machine }),
  };
}

/** As the API takes it: the end is the first moment that is left out again. */
export function toListOptions(filter: AuditFilter): AuditListOptions {
  const { q, kind, actor, from, to, machine } = filter;
  return {
    search: q,
    action: kind,
    actorId: actor,
    from: from === undefined ? undefined : `${from}T00:00:00.000Z`,
    to: to === undefined ? undefined : new Date(Date.parse(to) + DAY_MS).toISOString(),
    withoutActions: machine === true ? undefined : MACHINE_ACTIONS,
  };
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value));
}
