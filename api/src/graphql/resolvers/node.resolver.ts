/** Relay's way to read anything again by its id. */
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { GatewayContext } from '../../gateway/gateway-context.js';
import type { NodeValue } from '../nodes/node-readers.js';
import { readNodes } from '../nodes/read-nodes.js';
import { NodeType } from '../types/node.type.js';

@Resolver()
export class NodeResolver {
  @Query(() => NodeType, { nullable: true, description: 'null when there is no such thing.' })
  async node(
    @Ctx() context: GatewayContext,
    @Arg('id', () => ID) id: string,
  ): Promise<NodeValue | null> {
    return (await readNodes(context, 'id', [id]))[0] ?? null;
  }

  @Query(() => [NodeType], {
    nullable: 'items',
    description: 'In the order of the ids, at most 200; null where there is no such thing.',
  })
  nodes(
    @Ctx() context: GatewayContext,
    @Arg('ids', () => [ID]) ids: string[],
  ): Promise<readonly (NodeValue | null)[]> {
    return readNodes(context, 'ids', ids);
  }
}
