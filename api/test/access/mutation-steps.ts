/**
 * Every mutation of the schema, each in a way in which it succeeds, in an order in which each can.
 * A new mutation has to be added here, or the tests that walk them fail.
 */
import { personOf, type TestGateway } from '../support/test-gateway.js';
import { approvalSteps } from './approval-steps.js';
import { identitySteps } from './identity-steps.js';
import { keySteps } from './key-steps.js';
import { mailSteps } from './mail-steps.js';
import type { AsRole, MutationStep } from './mutation-step.js';
import { teamSteps } from './team-steps.js';

/** Nothing is halted when it begins, and a backtest is done. */
export function mutationSteps(
  gatewayOf: () => TestGateway,
  asRole: AsRole,
): readonly MutationStep[] {
  return [
    {
      field: 'signIn',
      token: () => Promise.resolve(null),
      // Whose role asks for no second factor: one step is all.
      overrides: () => {
        const { email, password } = personOf(gatewayOf().a, 'CLIENT_READER');
        return { email, password };
      },
    },
    { field: 'haltAccount', token: asRole('RISK_OFFICER') },
    { field: 'haltAllAccounts', token: asRole('RISK_OFFICER') },
    { field: 'releaseAccount', token: asRole('TENANT_OWNER') },
    ...approvalSteps(gatewayOf, asRole),
    { field: 'placeOrder', token: asRole('PORTFOLIO_MANAGER') },
    { field: 'cancelOrder', token: asRole('PORTFOLIO_MANAGER') },
    { field: 'deployStrategy', token: asRole('PORTFOLIO_MANAGER') },
    { field: 'stopDeployment', token: asRole('PORTFOLIO_MANAGER') },
    { field: 'requestBacktest', token: asRole('PORTFOLIO_MANAGER') },
    { field: 'requestSweep', token: asRole('PORTFOLIO_MANAGER') },
    { field: 'cancelResearchRun', token: asRole('PORTFOLIO_MANAGER') },
    { field: 'rerunResearchRun', token: asRole('PORTFOLIO_MANAGER') },
    { field: 'prepareAuditExport', token: asRole('COMPLIANCE_OFFICER') },
    { field: 'signOut', token: asRole('PORTFOLIO_MANAGER') },
    ...identitySteps(gatewayOf, asRole),
    ...keySteps(gatewayOf, asRole),
    ...teamSteps(gatewayOf, asRole),
    ...mailSteps(gatewayOf, asRole),
  ];
}
