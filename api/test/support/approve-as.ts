/** The second pair of eyes: somebody of a role grants a request, as a person would. */
import type { PartnerRole } from '@fiducia/tenants';
import { ask } from './graphql-request.js';
import type { TestGateway, TestTenant } from './test-gateway.js';

export interface DecidedApproval {
  readonly id: string;
  readonly status: string;
  readonly failure: string | null;
}

const APPROVE = `mutation ($input: DecideRequestInput!) { approveRequest(input: $input) {
  __typename ... on ApproveRequestPayload { approval { id status failure } }
  ... on Failure { code message } } }`;
const WAITING = '{ approvals(first: 1, status: PENDING) { nodes { id } } }';

/** Signs in anew, so that the second factor has just been shown. Throws when it is refused. */
export async function approveAs(
  gateway: TestGateway,
  tenant: TestTenant,
  { role, approvalId }: { readonly role: PartnerRole; readonly approvalId: string },
): Promise<DecidedApproval> {
  const token = await gateway.signIn(tenant, role);
  const variables = { input: { approvalId, reason: 'Looked at it.' } };
  const answer = await ask(gateway.url, { query: APPROVE, variables, token });
  const result = answer.data?.['approveRequest'] as { approval?: DecidedApproval } | undefined;
  if (result?.approval === undefined) throw new Error(`Not approved: ${answer.text}`);
  return result.approval;
}

/** Of the newest request that waits and that the role may decide. */
export async function waitingApproval(
  gateway: TestGateway,
  tenant: TestTenant,
  role: PartnerRole,
): Promise<string> {
  const token = await gateway.signIn(tenant, role);
  const answer = await ask(gateway.url, { query: WAITING, token });
  const { nodes } = answer.data?.['approvals'] as { nodes: readonly { id: string }[] };
  if (nodes[0] === undefined) throw new Error('No request waits for a decision.');
  return nodes[0].id;
}
