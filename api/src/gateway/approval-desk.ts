/** The desk at which requests under four eyes are filed and decided: every kind of every package. */
import { accountApprovalKinds } from '@fiducia/engine';
import { ApprovalDesk, credentialRotationKind, roleChangeKind } from '@fiducia/tenants';
import type { GatewayDeps } from './gateway-deps.js';

const desks = new WeakMap<object, ApprovalDesk>();

/** One for each gateway, whoever asks. */
export function approvalDeskOf(
  deps: Pick<GatewayDeps, 'engine' | 'tenants' | 'ephemeral'>,
): ApprovalDesk {
  const known = desks.get(deps);
  if (known !== undefined) return known;
  const kinds = [
    ...accountApprovalKinds(deps.engine),
    credentialRotationKind,
    roleChangeKind(deps.tenants.access),
  ];
  const desk = new ApprovalDesk(kinds, deps.ephemeral.pubSub);
  desks.set(deps, desk);
  return desk;
}
