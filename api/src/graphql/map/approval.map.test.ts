/** What of a request under four eyes is shown to whom. */
import { newId } from '@fiducia/tenants';
import type {
  AccountId,
  ApiKeyId,
  ApiKeyScope,
  ApprovalId,
  ApprovalView,
  ClientId,
  TenantContext,
  TenantId,
} from '@fiducia/tenants';
import { expect, test } from 'vitest';
import { toApproval } from './approval.map.js';

const accountId = newId<AccountId>();
const clientId = newId<ClientId>();
const sentence = 'Equity fell to 9,212.40 USD, 10.2 percent below its peak.';

function keyWith(...scopes: readonly ApiKeyScope[]): TenantContext {
  const actor = { kind: 'API_KEY', id: newId<ApiKeyId>(), name: 'Bot' } as const;
  return {
    tenantId: newId<TenantId>(),
    requestId: newId(),
    actor: { ...actor, sessionId: null, mfa: false },
    grants: scopes.map((keyScope) => ({ kind: 'KEY_SCOPE', keyScope, scope: { type: 'ALL' } })),
  };
}

const release: ApprovalView = {
  id: newId<ApprovalId>(),
  kind: 'KILL_SWITCH_RELEASE',
  resource: { type: 'Account', id: accountId, name: 'Growth' },
  accountId,
  clientId,
  lines: [
    { field: 'status', before: 'HALTED', after: 'ACTIVE' },
    { field: 'halt', before: sentence, after: null },
  ],
  payloadHash: '',
  reason: 'Looked into',
  requestedBy: { kind: 'API_KEY', id: 'key_1', name: 'Bot' },
  requestedByUser: null,
  requestedAt: new Date(0),
  expiresAt: new Date(1),
  status: 'PENDING',
  decidedBy: null,
  decidedAt: null,
  decisionReason: null,
  failure: null,
};

test.each<[string, TenantContext, string | null]>([
  ['hides the words of a halt, which name amounts, without balances', keyWith('RELEASE'), null],
  ['shows them to who sees balances', keyWith('RELEASE', 'READ'), sentence],
])('a request for release %s', (_what, ctx, before) => {
  const { lines } = toApproval(ctx, release);
  expect(lines).toEqual([
    { field: 'status', before: 'HALTED', after: 'ACTIVE' },
    { field: 'halt', before, after: null },
  ]);
});
