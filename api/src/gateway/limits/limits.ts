/** Every bound of a GraphQL request, each with its reason. */

/** The portal's largest document has about 600 tokens. Checked by the parser, before anything else. */
export const MAX_TOKENS = 2_000;
/** The deepest useful path, account → orders → edges → node → deployment → positions → instrument, is 9. */
export const MAX_DEPTH = 10;
/** An alias asks the same field again: the way to multiply work within one request. */
export const MAX_ALIASES = 15;
/** Only `@include` and `@skip` exist; many of them only cost validation time. */
export const MAX_DIRECTIVES = 10;
/** Mutations run one after another: a long list would hold a request open. */
export const MAX_ROOT_MUTATIONS = 5;
/** The portal's overview asks for five root fields at once. */
export const MAX_ROOT_QUERIES = 20;
/** Selections after expanding fragments; Apollo counts them before validation. */
export const MAX_RECURSIVE_SELECTIONS = 2_000;
/** 100 kB: the largest legitimate body, a deployment's parameters, is under 10 kB. */
export const MAX_BODY_BYTES = 100_000;
/** Objects that one query may produce at most: a full page of accounts with a full page each is 40,000. */
export const MAX_OBJECTS = 20_000;
/** The same of one update of a subscription: it is made again for each change, and costs no points. */
export const MAX_UPDATE_OBJECTS = 3_000;
/** What a list without a page size is taken for when objects are counted in advance. */
export const ASSUMED_LIST_LENGTH = 5;
/** Of documents: one; which of several would run could be left to a name that no log shows. */
export const MAX_OPERATIONS = 1;
/** Elements of a list in variables or literals; no use case takes more at once. */
export const MAX_LIST_LENGTH = 200;
/** Characters of one string: the longest that is stored, a reason, has 1,000. */
export const MAX_STRING_LENGTH = 10_000;
/** Levels of variables; deeper than any input type, and the JSON scalar has its own limit of 8. */
export const MAX_VARIABLES_DEPTH = 20;
/** A request's whole life; no statement of it outlives it in the database. */
export const OPERATION_TIMEOUT_MS = 10_000;
/** Request line and headers together; cookies and a token are under 4 kB. */
export const MAX_HEADER_BYTES = 16_384;
/** Headers must be here by then: a slow sender may not hold a socket for ever. */
export const HEADERS_TIMEOUT_MS = 10_000;
/** The same of headers and body. */
export const REQUEST_TIMEOUT_MS = 15_000;
/** After so many a client opens another connection: load spreads over processes again. */
export const MAX_REQUESTS_PER_SOCKET = 10_000;
/** Largest `first` of a connection. */
export const MAX_PAGE_SIZE = 200;
/** Points of a curve or candles of a chart: a screen has fewer pixels across. */
export const MAX_POINTS = 5_000;
