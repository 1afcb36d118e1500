/** The job that ends requests under four eyes which nobody decided in time. */
import { ApprovalDesk, ApprovalExpiry } from '@fiducia/tenants';

import type { SharedParts } from './run-system.js';

export function startApprovalsPart({ tenants, ephemeral, life, log }: SharedParts): void {
  const { db, clock } = tenants;
  // Ending a request carries nothing out, so this desk needs no kinds.
  const approvals = new ApprovalDesk([], ephemeral.pubSub);
  const expiry = new ApprovalExpiry({
    ...{ db, clock, approvals },
    log: log.logger.child({ part: 'approvals' }),
  });
  expiry.start();
  life.started('the expiry of approvals', () => expiry.stop());
}
