/** Asking for one thing that is not there, or not yours, is an error with a code, not a null. */
import { NotFoundError } from '../generated/errors.js';
export function found(value, what, id) {
    if (value !== null)
        return value;
    const message = `There is no ${what} ${id} that this key or session may see.`;
    throw new NotFoundError({
        code: 'NOT_FOUND',
        message,
        requestId: null,
        retryable: false,
        fields: {},
    });
}
//# sourceMappingURL=found.js.map