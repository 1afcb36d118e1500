/** The kinds of requests about accounts: what the desk of a gateway is given by this package. */
import type { ApprovalKindHandler } from '@fiducia/tenants';
import { goLiveKind } from './go-live-kind.js';
import { limitChangeKind } from './limit-change-kind.js';
import type { ApplyDeps } from './limit-change-kind.js';
import { releaseKind } from './release-kind.js';

export function accountApprovalKinds(deps: ApplyDeps): readonly ApprovalKindHandler[] {
  return [limitChangeKind(deps), goLiveKind, releaseKind(deps)];
}
