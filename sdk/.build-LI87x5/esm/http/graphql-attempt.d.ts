/** One HTTP request with one operation, and what its answer means. */
import type { ResolvedOptions } from '../client-options.js';
import type { FiduciaError } from '../errors/fiducia-error.js';
export type AttemptOutcome = {
    readonly ok: true;
    readonly data: unknown;
    readonly requestId: string | null;
} | {
    readonly ok: false;
    readonly error: FiduciaError;
    readonly retryAfterMs: number | null;
};
export interface OperationRequest {
    readonly name: string;
    readonly source: string;
    readonly variables: unknown;
    readonly idempotencyKey: string | undefined;
    /** Sent without the session that it is about. */
    readonly anonymous?: boolean;
}
export declare function attemptGraphQL(options: ResolvedOptions, request: OperationRequest, signal: AbortSignal): Promise<AttemptOutcome>;
//# sourceMappingURL=graphql-attempt.d.ts.map