/** A GraphQL operation as static text that carries the types of its variables and its answer. */
/** Your own operation for `client.request`: `gql<Data, Variables>('query Mine { … }')`. */
export function gql(source) {
    const [, word = 'query', name = ''] = OPERATION.exec(withoutComments(source)) ?? [];
    const kind = word === '{' ? 'query' : word;
    return { kind, name, repeatable: kind !== 'mutation', source };
}
/** The first operation word outside fragments; `{` alone is a query. */
const OPERATION = /(?:^|\})\s*(?:(query|mutation|subscription)\b\s*([A-Za-z_]\w*)?|\{)/;
function withoutComments(source) {
    return source.replaceAll(/#[^\n]*/g, '');
}
//# sourceMappingURL=typed-document.js.map