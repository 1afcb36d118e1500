/** Variables with which an operation means the first tenant's own account, order, deployment or run. */
import {
  newId,
  toWireId,
  type DeploymentId,
  type OrderId,
  type ResearchRunId,
} from '@fiducia/tenants';
import type { Operation, Variable } from '../isolation/schema-walk.js';
import { accountOf } from '../isolation/seed-trading.js';
import { valuesFor } from '../isolation/variable-values.js';
import type { TestGateway } from '../support/test-gateway.js';

export async function ownVariables(
  gateway: TestGateway,
  operation: Operation,
  overrides: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const newest = newestOf(gateway);
  const run = operation.field === 'rerunResearchRun' ? DONE_RUN : NEWEST_RUN;
  const ids: Readonly<Record<string, string>> = {
    ACCOUNT_ID: accountOf(gateway.a, 0),
    ORDER_ID: toWireId('order', (await newest(NEWEST_ORDER)) as OrderId),
    DEPLOYMENT_ID: toWireId('deployment', (await newest(NEWEST_DEPLOYMENT)) as DeploymentId),
    APPROVAL_ID: toWireId('approval', newId()),
    USER_ID: toWireId('user', newId()),
    INVITATION_ID: toWireId('invitation', newId()),
    ROLE_ID: toWireId('role', newId()),
    API_KEY_ID: toWireId('apiKey', newId()),
    CREDENTIAL_ID: toWireId('credential', newId()),
    ROLE_ASSIGNMENT_ID: toWireId('roleAssignment', newId()),
    CLIENT_GROUP_ID: toWireId('clientGroup', newId()),
    CLIENT_ID: toWireId('client', newId()),
    RESEARCH_RUN_ID: toWireId('researchRun', (await newest(run)) as ResearchRunId),
  };
  // An order that waits for another one would end with it.
  const own = ({ kind, required }: Variable) => (required ? (ids[kind] ?? null) : null);
  return valuesFor(operation, own, overrides);
}

const OF_ACCOUNT = 'WHERE tenant_id = $1 AND account_id = $2';
/** Orders are not named in the order of time. */
const NEWEST_ORDER = `SELECT id::text FROM trade_order ${OF_ACCOUNT} ORDER BY seq DESC LIMIT 1`;
const NEWEST_DEPLOYMENT = `SELECT id::text FROM deployment ${OF_ACCOUNT} ORDER BY id DESC LIMIT 1`;
const OF_TENANT = 'WHERE tenant_id = $1 AND $2::uuid IS NOT NULL';
const NEWEST_RUN = `SELECT id::text FROM research_run ${OF_TENANT} ORDER BY id DESC LIMIT 1`;
const DONE_RUN = `SELECT id::text FROM research_run ${OF_TENANT} AND status = 'DONE'
  ORDER BY id LIMIT 1`;

/** An id that nobody has where there is none yet. */
function newestOf({ a, database }: TestGateway): (sql: string) => Promise<string> {
  return async (sql) => {
    const values = [a.tenantId, a.accountIds[0]];
    const { rows } = await database.db.tenants.read<{ id: string }>(a.context, sql, values);
    return rows[0]?.id ?? newId();
  };
}
