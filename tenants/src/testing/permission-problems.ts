/** Compares what the code decides with what is agreed; each difference is one sentence. */
import { isAllowed } from '../access/ability.js';
import { FIELD_RULES } from '../access/field-rules.js';
import { permissionRule, PERMISSIONS } from '../access/permission-registry.js';
import type { AccessAction, AccessSubject } from '../access/permission-registry.js';
import { PERMISSION_NEEDS } from '../access/role-needs.js';
import { API_KEY_SCOPES, ROLES } from '../context/grants.js';
import type { Grant, GrantScope } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { newId } from '../ids.js';
import type { AccountId, ClientGroupId, ClientId } from '../ids.js';
import {
  AGREED_FIELDS,
  AGREED_NEEDS,
  agreedActions,
  PLACED_SUBJECTS,
  SECOND_FACTOR_PERMISSIONS,
  SHARED_SUBJECTS,
  STEP_UP_PERMISSIONS,
  WHOLE_TENANT_ACTIONS,
} from './agreed-permissions.js';

const [clientId, accountId] = [newId<ClientId>(), newId<AccountId>()];
const HERE = { clientId, accountId };
const ELSEWHERE = { clientId: newId<ClientId>(), accountId: newId<AccountId>() };
const ALL: GrantScope = { type: 'ALL' };
const NARROW: readonly GrantScope[] = [
  { type: 'CLIENT', id: clientId },
  { type: 'ACCOUNT', id: accountId },
  { type: 'CLIENT_GROUP', id: newId<ClientGroupId>(), clientIds: [clientId] },
];

/** Empty when every decision is as agreed. */
export function permissionProblems(): readonly string[] {
  const held = everybody();
  return [
    ...differences('actions', agreedActions.map(nameOf), registeredActions()),
    ...agreedActions.flatMap((agreed) => held.flatMap((one) => problemsOf(one, agreed))),
    ...differences('second factor', SECOND_FACTOR_PERMISSIONS, named('movesMoneyOrRights')),
    ...differences('step-up', STEP_UP_PERMISSIONS, named('stepUp')),
    ...differences('company', AGREED_NEEDS, heldTogether()),
    ...differences('fields', AGREED_FIELDS, fieldsNeedingBalances()),
  ];
}

interface Held {
  readonly holder: string;
  readonly scope: GrantScope;
  readonly ctx: TenantContext;
}

/** Made anew for each comparison: what is derived from a context's grants is remembered. */
function everybody(): readonly Held[] {
  return [...ROLES, ...API_KEY_SCOPES].flatMap((holder) =>
    [ALL, ...NARROW].map((scope) => ({ holder, scope, ctx: contextOf(holder, scope) })),
  );
}

function problemsOf(
  { holder, scope, ctx }: Held,
  [action, type, allowed]: (typeof agreedActions)[number],
): readonly string[] {
  const agreed = (allowed as readonly string[]).includes(holder);
  const everywhere = scope.type === 'ALL';
  return (['INSIDE', 'OUTSIDE'] as const).flatMap((where) => {
    const may = isAllowed(ctx, action, { type, ...(where === 'INSIDE' ? HERE : ELSEWHERE) });
    const should = agreed && (everywhere || reaches(action, type, where));
    return may === should ? [] : [`${holder} ${where} ${scope.type}: ${action} ${type}`];
  });
}

function reaches(action: AccessAction, type: AccessSubject, where: 'INSIDE' | 'OUTSIDE'): boolean {
  if (SHARED_SUBJECTS.includes(type)) return true;
  if (WHOLE_TENANT_ACTIONS.includes(`${action} ${type}`)) return false;
  return where === 'INSIDE' && PLACED_SUBJECTS.includes(type);
}

function contextOf(holder: string, scope: GrantScope): TenantContext {
  const isRole = (ROLES as readonly string[]).includes(holder);
  const grant = isRole
    ? { kind: 'ROLE', role: holder, scope }
    : { kind: 'KEY_SCOPE', keyScope: holder, scope };
  const actor = { kind: 'API_KEY', id: newId(), name: 'Any', sessionId: null, mfa: false };
  const ctx = { tenantId: newId(), requestId: 'r', actor, grants: [grant as Grant] };
  return ctx as unknown as TenantContext;
}

function registeredActions(): readonly string[] {
  return PERMISSIONS.flatMap((name) => permissionRule(name).allows.map(nameOf));
}

function nameOf([action, type]: readonly [AccessAction, AccessSubject, ...unknown[]]): string {
  return `${action} ${type}`;
}

function named(flag: 'movesMoneyOrRights' | 'stepUp'): readonly string[] {
  return PERMISSIONS.filter((name) => permissionRule(name)[flag]);
}

function heldTogether(): readonly string[] {
  return PERMISSIONS.flatMap((name) =>
    (PERMISSION_NEEDS[name] ?? []).map((needs) => `${name} with ${needs}`),
  );
}

function fieldsNeedingBalances(): readonly string[] {
  return FIELD_RULES.filter(({ permission }) => permission === 'BALANCE_READ').map(
    ({ type, field }) => `${type}.${field}`,
  );
}

function differences(
  what: string,
  agreed: readonly string[],
  found: readonly string[],
): readonly string[] {
  return [
    ...agreed.filter((name) => !found.includes(name)).map((name) => `${what}: ${name} is missing`),
    ...found.filter((name) => !agreed.includes(name)).map((name) => `${what}: ${name} is too much`),
  ];
}
