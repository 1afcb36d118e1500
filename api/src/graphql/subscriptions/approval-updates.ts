/** Changes of requests under four eyes, of those that the viewer may see. */
import { approvalChannel, getApproval, parseWireId, type ApprovalId } from '@fiducia/tenants';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { followChannel } from './follow-channel.js';

/** The channel names every request of the tenant: what the viewer may not see is left out here. */
export async function* followApprovals(context: GatewayContext): AsyncGenerator<ApprovalId> {
  const { ctx, deps } = callOf(context);
  const changed = await followChannel<ApprovalId>(context.deps.ephemeral.pubSub, {
    channel: approvalChannel(ctx.tenantId),
    keyOf: (id) => id,
    read(message) {
      const parsed = parseWireId('approval', message);
      return parsed.ok ? parsed.id : null;
    },
  });
  for await (const id of changed) {
    if ((await getApproval(ctx, deps, id)) !== null) yield id;
  }
}
