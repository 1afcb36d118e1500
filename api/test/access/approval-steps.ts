/** The mutations under four eyes and their decisions, each in a way in which it succeeds. */
import { waitingApproval } from '../support/approve-as.js';
import { accountOf } from '../isolation/seed-trading.js';
import type { TestGateway } from '../support/test-gateway.js';
import type { AsRole, MutationStep } from './mutation-step.js';

/** Other limits than the seeded ones, all of them stated. */
const LIMITS = {
  ...{ maxOrderNotionalPct: '4', maxOrderNotional: null, maxOrderUnits: null },
  ...{ maxGrossExposurePct: '80', cashReservePct: '20', maxDrawdownPct: '10' },
  ...{ maxDailyLossPct: '5', allowShort: false, onStop: 'CLOSE_POSITIONS' },
};

/** Begins where a release has been asked for: granting it lets the account trade again. */
export function approvalSteps(
  gatewayOf: () => TestGateway,
  asRole: AsRole,
): readonly MutationStep[] {
  const waiting = async () => ({
    approvalId: await waitingApproval(gatewayOf(), gatewayOf().a, 'COMPLIANCE_OFFICER'),
  });
  const officer = asRole('COMPLIANCE_OFFICER');
  return [
    { field: 'approveRequest', token: officer, overrides: waiting },
    {
      field: 'changeAccountLimits',
      token: asRole('RISK_OFFICER'),
      overrides: () => Promise.resolve(LIMITS),
    },
    { field: 'rejectRequest', token: officer, overrides: waiting },
    {
      field: 'requestGoLive',
      token: asRole('TENANT_OWNER'),
      // The first account may have been asked for before, by a walk through all roles.
      overrides: () => Promise.resolve({ accountId: accountOf(gatewayOf().a, 1) }),
    },
    { field: 'withdrawRequest', token: asRole('TENANT_OWNER'), overrides: waiting },
    {
      field: 'setApprovalPolicy',
      token: asRole('TENANT_OWNER'),
      overrides: () => withoutSecondPerson(gatewayOf()),
    },
  ];
}

/** So that there is something to make stricter: that waits for nobody. */
async function withoutSecondPerson({ a, database }: TestGateway) {
  await database.asSuperuser(
    `INSERT INTO approval_policy (tenant_id, kind, required, updated_at)
     VALUES ($1, 'LIMIT_CHANGE', false, now())
     ON CONFLICT (tenant_id, kind) DO UPDATE SET required = false`,
    [a.tenantId],
  );
  return { kind: 'LIMIT_CHANGE', required: true };
}
