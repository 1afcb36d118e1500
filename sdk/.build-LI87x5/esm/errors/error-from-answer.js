/** Turns what the API says went wrong into the class of its code. */
import { ERROR_CLASSES, ERROR_CODES } from '../generated/errors.js';
import { FiduciaError, isFiduciaError } from './fiducia-error.js';
export function errorFromGraphQL(data, requestId) {
    const extensions = data.extensions ?? {};
    const { code, requestId: stated, retryable, ...fields } = extensions;
    return errorOf({
        code: typeof code === 'string' ? code : 'INTERNAL',
        message: data.message,
        requestId: typeof stated === 'string' ? stated : requestId,
        retryable: typeof retryable === 'boolean' ? retryable : undefined,
        fields,
    });
}
export function errorFromFailure(failure, requestId) {
    const { code, message, ...fields } = failure;
    return errorOf({ code, message, requestId, retryable: undefined, fields });
}
/** A code that this version does not know yet becomes a plain FiduciaError with that code. */
function errorOf(stated) {
    const known = isKnown(stated.code) ? stated.code : null;
    const registered = known !== null && ERROR_CODES[known].retryable;
    const detail = { ...stated, retryable: stated.retryable ?? registered };
    return known === null ? new FiduciaError(detail) : new ERROR_CLASSES[known](detail);
}
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
export function isApiError(value) {
    return isFiduciaError(value) && isKnown(value.code);
}
function isKnown(code) {
    return Object.hasOwn(ERROR_CODES, code);
}
//# sourceMappingURL=error-from-answer.js.map