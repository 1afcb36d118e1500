/** Stops one strategy on an account; its positions are closed or held. */
import type { AccountId, DeploymentId, TenantContext } from '@fiducia/tenants';
import { present } from '../domain/assert.js';
import type { DeploymentRef } from '../kernel/inputs.js';
import { getDeployment } from './deployment-queries.js';
import type { DeploymentView } from './deployment-queries.js';
import { failure } from './failures.js';
import type { Outcome } from './failures.js';
import { refusalFailure } from './place-order.js';
import { requestCommand } from './request-command.js';
import type { UseCaseDeps } from './use-case-deps.js';

export interface StopDeploymentInput {
  readonly idempotencyKey: string;
  readonly deploymentId: DeploymentId;
  /** True unless stated: a stopped strategy should leave nothing behind that nobody watches. */
  readonly closePositions?: boolean;
}

const FIND = `select account_id, ref from deployment where tenant_id = $1 and id = $2`;

const STATUS = `select status from deployment where tenant_id = $1 and id = $2`;

export async function stopDeployment(
  ctx: TenantContext,
  deps: UseCaseDeps,
  input: StopDeploymentInput,
): Promise<Outcome<{ readonly deployment: DeploymentView }>> {
  const { deploymentId, idempotencyKey } = input;
  const closePositions = input.closePositions ?? true;
  const found = await deps.db.tenants.read<{ account_id: AccountId; ref: DeploymentRef }>(
    ctx,
    FIND,
    [ctx.tenantId, deploymentId],
  );
  const row = found.rows[0];
  if (row === undefined) return failure('NOT_FOUND');
  const requested = await requestCommand(ctx, deps, {
    accountId: row.account_id,
    right: 'DEPLOYMENT_STOP',
    idempotencyKey,
    operation: 'stopDeployment',
    request: { deploymentId, closePositions },
    async prepare(tx) {
      const { rows } = await tx.query<{ status: string }>(STATUS, [ctx.tenantId, deploymentId]);
      const { status } = present(rows[0], 'the deployment');
      return {
        ok: true,
        command: { kind: 'STOP_DEPLOYMENT', payload: { ref: row.ref, closePositions } },
        audit: {
          action: 'deployment.stop',
          resource: { type: 'Deployment', id: deploymentId },
          // What is asked for; the account's journal says what became of it.
          before: { status, stopRequested: false },
          after: { status, stopRequested: true, closePositions },
        },
        details: {},
      };
    },
  });
  if (!requested.ok) return requested;
  if (!requested.answer.ok) return { ok: false, error: refusalFailure(requested.answer) };
  const deployment = await getDeployment(ctx, deps, deploymentId);
  return { ok: true, deployment: present(deployment, 'the stopped deployment') };
}
