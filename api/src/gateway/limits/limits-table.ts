/** The limits as the documentation shows them; a test keeps docs/api.md at these figures. */
import { ADDRESS_SHARES } from '../subscriptions/address-quota.js';
import { CONNECTION_SHARES } from '../subscriptions/connection-quota.js';
import { MESSAGE_RATE } from '../subscriptions/message-rate.js';
import { RATE_POLICIES } from '../rate-limits/rate-policies.js';
import * as limits from './limits.js';

const seconds = (ms: number): string => `${ms / 1_000} s`;
const count = (value: number): string => value.toLocaleString('en-US');

/** What is bounded, at what, and the code of a request that goes beyond. */
export const LIMIT_ROWS: readonly (readonly [string, string, string])[] = [
  ['body of a request', `${count(limits.MAX_BODY_BYTES)} bytes`, 'BODY_TOO_LARGE'],
  ['headers together', `${count(limits.MAX_HEADER_BYTES)} bytes`, 'HEADERS_TOO_LARGE'],
  ['time until the headers are there', seconds(limits.HEADERS_TIMEOUT_MS), 'REQUEST_TOO_SLOW'],
  ['time until the request is there', seconds(limits.REQUEST_TIMEOUT_MS), 'REQUEST_TOO_SLOW'],
  [
    'time of a request, database included',
    seconds(limits.OPERATION_TIMEOUT_MS),
    'OPERATION_TIMEOUT',
  ],
  ['tokens of a document', count(limits.MAX_TOKENS), 'TOO_MANY_TOKENS'],
  ['operations of a document', count(limits.MAX_OPERATIONS), 'TOO_MANY_OPERATIONS'],
  ['requests in one body (no batches)', '1', 'MALFORMED_REQUEST'],
  ['root fields of a query', count(limits.MAX_ROOT_QUERIES), 'TOO_MANY_ROOT_FIELDS'],
  ['root fields of a mutation', count(limits.MAX_ROOT_MUTATIONS), 'TOO_MANY_ROOT_FIELDS'],
  ['depth', count(limits.MAX_DEPTH), 'QUERY_TOO_DEEP'],
  ['aliases', count(limits.MAX_ALIASES), 'TOO_MANY_ALIASES'],
  ['directives', count(limits.MAX_DIRECTIVES), 'TOO_MANY_DIRECTIVES'],
  ['selections with fragments expanded', count(limits.MAX_RECURSIVE_SELECTIONS), 'QUERY_TOO_LARGE'],
  ['objects that a query can produce', count(limits.MAX_OBJECTS), 'QUERY_TOO_LARGE'],
  ['objects of one update of a subscription', count(limits.MAX_UPDATE_OBJECTS), 'QUERY_TOO_LARGE'],
  ['`first` of a connection', count(limits.MAX_PAGE_SIZE), 'INVALID_ARGUMENT'],
  ['elements of a list argument', count(limits.MAX_LIST_LENGTH), 'INVALID_ARGUMENT'],
  ['characters of a text', count(limits.MAX_STRING_LENGTH), 'INVALID_ARGUMENT'],
  ['levels of variables', count(limits.MAX_VARIABLES_DEPTH), 'INVALID_ARGUMENT'],
  [
    'live connections of a person or key',
    count(CONNECTION_SHARES.perActor),
    'TOO_MANY_CONNECTIONS',
  ],
  ['live connections of a partner', count(CONNECTION_SHARES.perTenant), 'TOO_MANY_CONNECTIONS'],
  ['live connections of an address', count(ADDRESS_SHARES.perAddress), 'TOO_MANY_CONNECTIONS'],
  [
    'those of them that have not signed in',
    count(ADDRESS_SHARES.pendingPerAddress),
    'TOO_MANY_CONNECTIONS',
  ],
  [
    'messages of a live connection',
    `${MESSAGE_RATE.messages} in ${seconds(MESSAGE_RATE.windowMs)}`,
    'TOO_MANY_MESSAGES',
  ],
];

/** Name, units and window of each rate limit. */
export const RATE_ROWS: readonly (readonly [string, string])[] = Object.entries(RATE_POLICIES).map(
  ([name, { points, windowMs }]) => [`\`${name}\``, `${count(points)} in ${seconds(windowMs)}`],
);
