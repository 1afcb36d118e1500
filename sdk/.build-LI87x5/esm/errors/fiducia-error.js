/** `message` is a full sentence for a person, `code` is for programs and never changes. */
export class FiduciaError extends Error {
    constructor(detail) {
        super(detail.message, detail.cause === undefined ? undefined : { cause: detail.cause });
        this.code = detail.code;
        this.requestId = detail.requestId;
        this.retryable = detail.retryable;
        this.details = detail.fields;
        // Assigned, not inherited from the class: minifiers rename classes, logs need the word.
        this.name = nameOf(detail.code);
    }
}
/** Registered for the whole process, so that it is the same in every copy of this package. */
const BRAND = Symbol.for('@fiducia/sdk/error');
Object.defineProperty(FiduciaError.prototype, BRAND, { value: true });
/**
 * Also for errors of another copy of this package: where one part of a program imports it and
 * another requires it there are two, and `instanceof` knows the classes of its own only.
 */
export function isFiduciaError(value) {
    return value instanceof Error && BRAND in value;
}
/** ORDER_DENIED → OrderDeniedError. */
function nameOf(code) {
    const words = code.replace(/_ERROR$/, '').split('_');
    return `${words.map((word) => word.charAt(0) + word.slice(1).toLowerCase()).join('')}Error`;
}
//# sourceMappingURL=fiducia-error.js.map