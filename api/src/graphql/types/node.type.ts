/** Anything with an id, as Relay reads it again. */
import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType('Node', {
  description: 'Anything with an id. Read it again by `node(id:)`, many by `nodes(ids:)`.',
  resolveType: (value: { readonly __typename: string }) => value.__typename,
})
export abstract class NodeType {
  @Field(() => ID, { simple: true })
  id!: string;
}
