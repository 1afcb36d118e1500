/** GraphQL documents that somebody would send to break a server, with the code each gets. */
const repeat = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_value, index) => make(index)).join(' ');

const SIGN_IN = 'signIn(input: { email: "a@b.example", password: "x" }) { __typename }';

export interface DocumentCase {
  readonly name: string;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly codes: readonly string[];
}

export const DOCUMENT_CASES: readonly DocumentCase[] = [
  {
    name: '1,000 aliased sign-ins',
    query: `mutation { ${repeat(1_000, (i) => `a${i}: ${SIGN_IN}`)} }`,
    codes: ['TOO_MANY_TOKENS'],
  },
  {
    name: '16 aliased sign-ins',
    query: `mutation { ${repeat(16, (i) => `a${i}: ${SIGN_IN}`)} }`,
    codes: ['TOO_MANY_ALIASES', 'TOO_MANY_ROOT_FIELDS', 'SIGN_IN_NOT_ALONE'],
  },
  {
    name: 'two sign-ins through a fragment',
    query: `mutation { ...F b: ${SIGN_IN} } fragment F on Mutation { ${SIGN_IN} }`,
    codes: ['SIGN_IN_NOT_ALONE'],
  },
  {
    name: 'a sign-in beside another field',
    query: `mutation { ${SIGN_IN} signOut { __typename } }`,
    codes: ['SIGN_IN_NOT_ALONE'],
  },
  {
    name: 'a circle of two fragments',
    query: '{ viewer { ...A } } fragment A on Viewer { id ...B } fragment B on Viewer { id ...A }',
    codes: ['INVALID_QUERY'],
  },
  {
    name: 'a fragment that spreads itself',
    query: '{ viewer { ...A } } fragment A on Viewer { id ...A }',
    codes: ['INVALID_QUERY'],
  },
  {
    name: 'fragments that double 60 times',
    query: `{ viewer { ...F0 } } ${repeat(60, (i) => `fragment F${i} on Viewer { ...F${i + 1} ...F${i + 1} }`)} fragment F60 on Viewer { id }`,
    codes: ['QUERY_TOO_LARGE'],
  },
  {
    name: 'fields 500 levels deep',
    query: `${'{ a '.repeat(500)}${'}'.repeat(500)}`,
    codes: ['INVALID_QUERY', 'QUERY_TOO_DEEP'],
  },
  {
    name: 'real fields 11 levels deep',
    query: `query { accounts(first: 1) ${'{ nodes { orders(first: 1) { nodes { deployment { positions { instrument { symbol } } } } } } }'} researchRuns(first: 1) { edges { node { backtest { tearSheet { candles { at { a { b { c { d } } } } } } } } } } }`,
    codes: ['INVALID_QUERY', 'QUERY_TOO_DEEP'],
  },
  {
    name: 'a flood of __typename',
    query: `{ ${'__typename '.repeat(2_500)} }`,
    codes: ['TOO_MANY_TOKENS'],
  },
  {
    name: '1,000 of __typename under a list',
    query: `{ strategies { ${'__typename '.repeat(1_000)} } }`,
    codes: ['QUERY_TOO_LARGE'],
  },
  {
    name: '900 aliased __typename',
    query: `{ viewer { ${repeat(600, (i) => `a${i}: __typename`)} } }`,
    codes: ['TOO_MANY_ALIASES'],
  },
  {
    name: 'a directive 500 times on one field',
    query: `{ viewer { id ${'@include(if: true) '.repeat(250)} } }`,
    codes: ['INVALID_QUERY', 'TOO_MANY_DIRECTIVES'],
  },
  {
    name: '200 unknown directives',
    query: `{ viewer { id ${repeat(200, (i) => `@d${i}`)} } }`,
    codes: ['INVALID_QUERY', 'TOO_MANY_DIRECTIVES'],
  },
  {
    name: 'directives on the operation',
    query: `query ${repeat(200, (i) => `@d${i}`)} { viewer { id } }`,
    codes: ['INVALID_QUERY', 'TOO_MANY_DIRECTIVES'],
  },
  { name: '20,000 tokens', query: `{ ${'a '.repeat(20_000)} }`, codes: ['TOO_MANY_TOKENS'] },
  {
    name: '90 kB of commas',
    query: `{ viewer { id } }${','.repeat(90_000)}`,
    codes: [],
  },
  {
    name: '90 kB of comments',
    query: `${'#x\n'.repeat(20_000)}{ viewer { id } }`,
    codes: [],
  },
  {
    name: 'a text of 90 kB',
    query: `{ order(id: "${'x'.repeat(90_000)}") { id } }`,
    codes: ['INVALID_ARGUMENT'],
  },
  {
    name: 'a list of 900 ids',
    query: `{ nodes(ids: [${'1 '.repeat(900)}]) { id } }`,
    codes: ['INVALID_ARGUMENT'],
  },
  {
    name: 'a list of 20,000 ids in a variable',
    query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    variables: { ids: Array.from({ length: 20_000 }, () => 'x') },
    codes: ['INVALID_ARGUMENT'],
  },
  {
    name: 'an integer of 5,000 digits',
    query: `{ accounts(first: ${'9'.repeat(5_000)}) { totalCount } }`,
    codes: ['INVALID_QUERY'],
  },
  {
    name: 'a float that is infinite',
    query: '{ accounts(first: 1e400) { totalCount } }',
    codes: ['INVALID_QUERY'],
  },
  {
    name: 'a page within a page within a page',
    query:
      '{ accounts(first: 200) { nodes { orders(first: 200) { nodes { id } } fills(first: 200) { nodes { id } } } } }',
    codes: ['QUERY_TOO_LARGE'],
  },
  {
    name: '20 operations in one document',
    query: repeat(20, (i) => `query Q${i} { viewer { id } }`),
    codes: ['TOO_MANY_OPERATIONS'],
  },
  {
    name: '100 variables that nobody uses',
    query: `query (${repeat(100, (i) => `$v${i}: Int`)}) { viewer { id } }`,
    codes: ['INVALID_QUERY'],
  },
  {
    name: 'a variable used as its own default',
    query: 'query ($a: Int = $a) { accounts(first: $a) { totalCount } }',
    codes: ['MALFORMED_QUERY'],
  },
  {
    name: 'a field that conflicts with itself 400 times',
    query: `{ ${repeat(400, () => 'branding { productName }')} }`,
    codes: ['TOO_MANY_ROOT_FIELDS'],
  },
  {
    name: 'a subscription by POST',
    query: 'subscription { marketUpdates { phase } }',
    codes: ['WEBSOCKET_NEEDED'],
  },
  { name: 'introspection', query: '{ __schema { types { name } } }', codes: ['INTROSPECTION_OFF'] },
  {
    name: 'introspection of one type',
    query: '{ __type(name: "Query") { fields { name } } }',
    codes: ['INTROSPECTION_OFF'],
  },
  {
    name: 'introspection in a circle',
    query: `{ __schema { types ${'{ fields { type '.repeat(8)}{ name }${' } }'.repeat(8)} } }`,
    codes: ['INTROSPECTION_OFF', 'INVALID_QUERY'],
  },
  {
    name: 'a misspelt field that asks for a suggestion',
    query: '{ accountss(first: 1) { totalCount } veiwer { id } }',
    codes: ['INVALID_QUERY'],
  },
  {
    name: 'a misspelt argument, enum value and type',
    query: '{ accounts(frist: 1, status: ACTIV) { totalCount } ... on Qery { a } }',
    codes: ['INVALID_QUERY'],
  },
  {
    name: 'SQL as a sort column',
    query:
      '{ orders(first: 1, sortBy: { field: "id; drop table account", direction: ASC }) { nodes { id } } }',
    codes: ['INVALID_QUERY'],
  },
  {
    name: 'SQL as a cursor',
    query: `{ orders(first: 1, after: "${Buffer.from("DECIDED_AT.DESC|1' or '1'='1|x").toString('base64url')}") { nodes { id } } }`,
    codes: ['INVALID_INPUT'],
  },
  {
    name: 'SQL as an id',
    query: `{ node(id: "acc_' or 1=1; select pg_sleep(10) --") { id } }`,
    codes: ['INVALID_ARGUMENT'],
  },
];
