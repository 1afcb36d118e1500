/**
 * Gets new tokens when the access token has ended: once for all calls that notice at the same time,
 * because a refresh token is accepted once.
 */
import type { ResolvedOptions } from './client-options.js';
import type { FiduciaError } from './errors/fiducia-error.js';
export type RefreshOutcome = 
/** What was refused is worth another try. */
{
    readonly kind: 'RENEWED';
}
/** There is no session, or no longer. */
 | {
    readonly kind: 'ENDED';
}
/** Nobody knows: the session may go on when the network does. */
 | {
    readonly kind: 'FAILED';
    readonly error: FiduciaError;
};
export declare class SessionRefresher {
    #private;
    constructor(options: ResolvedOptions);
    /** To be taken before a request, and given to `refresh` when it was refused. */
    get generation(): number;
    refresh(refusedGeneration: number): Promise<RefreshOutcome>;
}
//# sourceMappingURL=session-refresher.d.ts.map