/** Changes of research runs: which run has moved; what it is like is read when it is delivered. */
import { getResearchRun, researchChannel, type ResearchNews } from '@fiducia/engine';
import { permissionsOf, type ResearchRunId } from '@fiducia/tenants';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { codedError } from '../../gateway/identity/signed-in.js';
import { optionalIdArgument } from '../wire-ids.js';
import { followChannel } from './follow-channel.js';

export interface ResearchUpdatesArguments {
  readonly id?: string | null;
}

export async function followResearch(
  context: GatewayContext,
  args: ResearchUpdatesArguments,
): Promise<AsyncIterable<ResearchRunId>> {
  const { ctx, deps } = callOf(context);
  const only = optionalIdArgument('researchRun', 'id', args.id);
  if (!permissionsOf(ctx).includes('RESEARCH_READ')) throw codedError('PERMISSION_DENIED');
  const queue = await followChannel<ResearchRunId>(context.deps.ephemeral.pubSub, {
    channel: researchChannel(ctx.tenantId),
    keyOf: (id) => id,
    read(message) {
      const { id } = JSON.parse(message) as ResearchNews;
      return only === null || only === id ? id : null;
    },
  });
  if (only === null) return queue;
  if ((await getResearchRun(ctx, deps, only)) === null) {
    await queue.return();
    throw codedError('NOT_FOUND');
  }
  queue.offer(only, only);
  return queue;
}
