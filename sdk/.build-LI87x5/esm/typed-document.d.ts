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
export declare function gql<Data, Variables = Readonly<Record<string, never>>>(source: string): TypedDocument<Data, Variables>;
//# sourceMappingURL=typed-document.d.ts.map