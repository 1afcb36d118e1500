/** The base of everything that the client throws. */
import type { JsonValue } from '../scalars.js';
export interface ErrorDetail {
    readonly code: string;
    readonly message: string;
    readonly requestId: string | null;
    readonly retryable: boolean;
    /** What a typed failure says besides: `check`, `limit`, `field` … */
    readonly fields: {
        readonly [name: string]: JsonValue | undefined;
    };
    readonly cause?: unknown;
}
/** `message` is a full sentence for a person, `code` is for programs and never changes. */
export declare class FiduciaError extends Error {
    readonly code: string;
    /** Quote it when asking for help: it finds the request in the server's logs. Null if none. */
    readonly requestId: string | null;
    /** Whether the same call may succeed later. The client has already repeated what is safe. */
    readonly retryable: boolean;
    /** What the answer said besides; the classes of single codes have it as typed properties. */
    readonly details: ErrorDetail['fields'];
    constructor(detail: ErrorDetail);
}
/**
 * Also for errors of another copy of this package: where one part of a program imports it and
 * another requires it there are two, and `instanceof` knows the classes of its own only.
 */
export declare function isFiduciaError(value: unknown): value is FiduciaError;
//# sourceMappingURL=fiducia-error.d.ts.map