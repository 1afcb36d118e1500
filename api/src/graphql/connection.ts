/** Makes the Relay edge and connection types of a node type. */
import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { PageInfoType } from './types/page-info.type.js';

export interface ConnectionValue<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfoType;
  /** Only on connections made with `totalCount`. */
  readonly totalCount?: number;
}

/** `<Name>Edge` and `<Name>Connection`; returns the connection's class for use in `@Field`. */
export function connectionOf<Node extends object>(
  name: string,
  NodeType: ClassType<Node>,
  options: { readonly totalCount: boolean } = { totalCount: false },
): ClassType<ConnectionValue<Node>> {
  @ObjectType(`${name}Edge`, { simpleResolvers: true })
  class Edge {
    @Field(() => String)
    cursor!: string;

    @Field(() => NodeType)
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true })
  class Connection {
    @Field(() => [Edge])
    edges!: readonly Edge[];

    @Field(() => [NodeType])
    nodes!: readonly Node[];

    @Field(() => PageInfoType)
    pageInfo!: PageInfoType;
  }
  if (options.totalCount) Field(() => Int)(Connection.prototype, 'totalCount');
  return Connection;
}
