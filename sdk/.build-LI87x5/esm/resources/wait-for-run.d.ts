/** Waits for a run to end: told by the live stream, and looking by itself should that be silent. */
import type { ResearchProgress, ResearchRun } from '../generated/models.js';
import type { LiveStream } from '../live/live-stream.js';
import type { Id } from '../scalars.js';
export interface WaitOptions {
    /** Called at the beginning and whenever the run has come further. */
    readonly onProgress?: ((progress: ResearchProgress, run: ResearchRun) => void) | undefined;
    /** Ends the waiting with an AbortedError; the run itself goes on. */
    readonly signal?: AbortSignal | undefined;
}
interface Runs {
    get(id: Id, options?: {
        readonly signal?: AbortSignal | undefined;
    }): Promise<ResearchRun>;
    updates(id: Id, options: {
        readonly signal?: AbortSignal | undefined;
    }): LiveStream<ResearchRun>;
}
export declare function waitForRun(runs: Runs, id: Id, options: WaitOptions): Promise<ResearchRun>;
export {};
//# sourceMappingURL=wait-for-run.d.ts.map