import type { ApiError } from '../generated/errors.js';
import type { JsonValue } from '../scalars.js';
import { FiduciaError } from './fiducia-error.js';
/** One entry of `errors` in a GraphQL answer; only what the client reads of it. */
export interface GraphQLErrorData {
    readonly message: string;
    readonly extensions?: {
        readonly [name: string]: JsonValue | undefined;
    } | undefined;
}
/** A member of a result union; `__typename` ends in Error. */
export interface TypedFailure {
    readonly __typename: string;
    readonly code: string;
    readonly message: string;
}
export declare function errorFromGraphQL(data: GraphQLErrorData, requestId: string | null): FiduciaError;
export declare function errorFromFailure(failure: TypedFailure, requestId: string | null): FiduciaError;
/**
 * Narrows what was caught to the union of all errors of the API, so that `switch (error.code)` can
 * be exhaustive. False for what happens on this side of the wire, such as NetworkError, and for
 * codes that are newer than this version.
 *
 * @example
 * try {
 *   await client.accounts.get('acc_…');
 * } catch (error) {
 *   if (!isApiError(error)) throw error;
 *   if (error.code === 'RATE_LIMITED') console.log(error.retryAfterSeconds);
 * }
 */
export declare function isApiError(value: unknown): value is ApiError;
//# sourceMappingURL=error-from-answer.d.ts.map