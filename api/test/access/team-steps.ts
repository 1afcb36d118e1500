/** The mutations about the team, each in a way in which it succeeds or waits for a second person. */
import {
  newId,
  requestAccessChange,
  toWireId,
  type AccessChangeInput,
  type ClientId,
} from '@fiducia/tenants';
import { must } from '@fiducia/tenants/testing';
import { approvalDeskOf } from '../../src/gateway/approval-desk.js';
import type { TestGateway } from '../support/test-gateway.js';
import type { AsRole, MutationStep } from './mutation-step.js';

const PERMISSIONS = ['ACCOUNT_READ'] as const;

export function teamSteps(gatewayOf: () => TestGateway, asRole: AsRole): readonly MutationStep[] {
  const token = asRole('TENANT_OWNER');
  const clientIds = () =>
    Promise.resolve({
      name: newId(),
      clientIds: gatewayOf().a.clientIds.map((id) => toWireId('client', id)),
    });
  const role = async () => {
    const roleId = newId();
    const facts = { name: newId(), description: '', permissions: [...PERMISSIONS] };
    await done(gatewayOf(), { type: 'CREATE_ROLE', roleId, ...facts });
    return { roleId: toWireId('role', roleId as never), name: newId(), permissions: PERMISSIONS };
  };
  const group = async () => {
    const groupId = newId();
    await done(gatewayOf(), { type: 'CREATE_GROUP', groupId, name: newId(), clientIds: [] });
    return { groupId: toWireId('clientGroup', groupId as never), ...(await clientIds()) };
  };
  const person = () => Promise.resolve({ userId: toWireId('user', supporter(gatewayOf())) });
  const fresh = () => Promise.resolve({ name: newId(), permissions: PERMISSIONS });
  return [
    { field: 'createRole', token, overrides: fresh },
    { field: 'updateRole', token, overrides: role },
    { field: 'deleteRole', token, overrides: role },
    {
      field: 'assignRole',
      token,
      overrides: async () => ({
        ...(await person()),
        roleId: 'CLIENT_READER',
        type: 'ALL',
        id: null,
      }),
    },
    { field: 'unassignRole', token, overrides: () => assignment(gatewayOf()) },
    { field: 'createClientGroup', token, overrides: clientIds },
    { field: 'updateClientGroup', token, overrides: group },
    { field: 'deleteClientGroup', token, overrides: group },
    { field: 'suspendUser', token, overrides: person },
    { field: 'reactivateUser', token, overrides: person },
  ];
}

function supporter(gateway: TestGateway) {
  const user = gateway.a.users.find((one) => one.role === 'SUPPORT');
  if (user === undefined) throw new Error('There is somebody in support');
  return user.userId;
}

async function assignment(gateway: TestGateway) {
  const assignmentId = newId();
  const scope = { type: 'CLIENT', id: gateway.a.clientIds[0] as ClientId } as const;
  const given = { userId: supporter(gateway), role: { builtIn: 'CLIENT_READER' }, scope } as const;
  await done(gateway, { type: 'ASSIGN_ROLE', assignmentId, ...given });
  return { assignmentId: toWireId('roleAssignment', assignmentId as never) };
}

/** By the platform itself, which waits for nobody. */
async function done(gateway: TestGateway, change: AccessChangeInput): Promise<void> {
  const { a, tenants, engineDeps, stores } = gateway;
  const approvals = approvalDeskOf({ engine: engineDeps, tenants, ephemeral: stores });
  const deps = { ...tenants, approvals };
  must(await requestAccessChange(a.context, deps, { change, reason: 'as a test' }));
}
