/** Updates of every account of the tenant that the subscriber may see. */
import { overviewChannel, type AccountUpdate } from '@fiducia/engine';
import { isAllowed, permissionsOf } from '@fiducia/tenants';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { codedError } from '../../gateway/identity/signed-in.js';
import { followChannel } from './follow-channel.js';

export async function followAccountUpdates(
  context: GatewayContext,
): Promise<AsyncIterable<AccountUpdate>> {
  const { ctx } = callOf(context);
  if (!permissionsOf(ctx).includes('ACCOUNT_READ')) throw codedError('PERMISSION_DENIED');
  return followChannel(context.deps.ephemeral.pubSub, {
    channel: overviewChannel(ctx.tenantId),
    keyOf: (update) => update.accountId,
    read(message) {
      const update = JSON.parse(message) as AccountUpdate;
      const { accountId, clientId } = update;
      return isAllowed(ctx, 'read', { type: 'Account', accountId, clientId }) ? update : null;
    },
  });
}
