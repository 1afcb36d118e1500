/** A GraphQL operation as static text that carries the types of its variables and its answer. */

export type OperationKind = 'query' | 'mutation' | 'subscription';

export interface TypedDocument<Data, Variables> {
  readonly kind: OperationKind;
  /** The operation's name; logs of the server show it. */
  readonly name: string;
  /** Whether sending it twice does no more than sending it once. */
  readonly repeatable: boolean;
  readonly source: string;
  /** Never set: ties the two type parameters to the document. */
  readonly types?: (variables: Variables) => Data;
}

/** Your own operation for `client.request`: `gql<Data, Variables>('query Mine { … }')`. */
export function gql<Data, Variables = Readonly<Record<string, never>>>(
  source: string,
): TypedDocument<Data, Variables> {
  const [, word = 'query', name = ''] = OPERATION.exec(withoutComments(source)) ?? [];
  const kind = word === '{' ? 'query' : (word as OperationKind);
  return { kind, name, repeatable: kind !== 'mutation', source };
}

/** The first operation word outside fragments; `{` alone is a query. */
const OPERATION = /(?:^|\})\s*(?:(query|mutation|subscription)\b\s*([A-Za-z_]\w*)?|\{)/;

function withoutComments(source: string): string {
  return source.replaceAll(/#[^\n]*/g, '');
}
