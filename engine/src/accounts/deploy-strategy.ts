/** Starts a strategy on an account with a share of its capital. */
import type { AccountId, DeploymentId, TenantContext } from '@fiducia/tenants';
import { present } from '../domain/assert.js';
import { readSymbols } from './account-symbols.js';
import { checkDeployment } from './check-deployment.js';
import type { DeploymentRequest } from './check-deployment.js';
import { getDeployment } from './deployment-queries.js';
import type { DeploymentView } from './deployment-queries.js';
import { invalidInput } from './failures.js';
import type { Outcome } from './failures.js';
import { refusalFailure } from './place-order.js';
import { requestCommand } from './request-command.js';
import type { UseCaseDeps } from './use-case-deps.js';

export interface DeployStrategyInput extends DeploymentRequest {
  readonly idempotencyKey: string;
  readonly accountId: AccountId;
}

export async function deployStrategy(
  ctx: TenantContext,
  deps: UseCaseDeps,
  input: DeployStrategyInput,
): Promise<Outcome<{ readonly deployment: DeploymentView }>> {
  const checked = checkDeployment(deps.strategies, input);
  if (!checked.ok) return checked;
  const { payload } = checked;
  const { accountId, idempotencyKey } = input;
  const { deploymentId, ...wanted } = payload;
  const asJson = { ...wanted, parameters: { ...wanted.parameters } };
  const requested = await requestCommand<{ readonly deploymentId: string }>(ctx, deps, {
    accountId,
    right: 'DEPLOYMENT_WRITE',
    idempotencyKey,
    operation: 'deployStrategy',
    request: { accountId, deployment: asJson },
    async prepare(tx) {
      const traded = await readSymbols(tx, ctx, accountId);
      const unknown = payload.symbols.find((symbol) => !traded.includes(symbol));
      if (unknown !== undefined) {
        const sentence = `The account does not trade ${unknown}; it trades ${traded.join(', ')}.`;
        return invalidInput('symbols', sentence);
      }
      return {
        ok: true,
        command: { kind: 'DEPLOY', payload },
        audit: {
          action: 'deployment.start',
          resource: { type: 'Deployment', id: deploymentId },
          after: asJson,
        },
        details: { deploymentId },
      };
    },
  });
  if (!requested.ok) return requested;
  if (!requested.answer.ok) return { ok: false, error: refusalFailure(requested.answer) };
  // Of the first request with this key, should this one be a repetition.
  const id = requested.details.deploymentId as DeploymentId;
  return { ok: true, deployment: present(await getDeployment(ctx, deps, id), 'the deployment') };
}
