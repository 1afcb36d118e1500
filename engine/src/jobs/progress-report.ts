/** Writes down from time to time how far a run is, for whoever watches; never holds the run up. */
import type { RunInHand } from './run-research.js';
import { saveProgress } from './run-records.js';

/** Smooth enough for a progress bar, and one small statement each. */
const SAVE_EVERY_MS = 500;

/** The run was canceled or taken over: there is nothing more to do, and nothing to complain of. */
export class RunLost extends Error {
  override readonly name = 'RunLost';
}

export class ProgressReport {
  private saved = 0;

  constructor(
    private readonly inHand: RunInHand,
    private readonly done: () => number,
  ) {}

  /** `work` is aborted when the run turns out to be somebody else's. */
  async during<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const lost = new AbortController();
    let isSaving = false;
    const timer = setInterval(() => {
      if (isSaving) return;
      isSaving = true;
      void this.save(lost).finally(() => (isSaving = false));
    }, SAVE_EVERY_MS);
    try {
      return await work(AbortSignal.any([this.inHand.signal, lost.signal]));
    } catch (error) {
      throw lost.signal.aborted ? new RunLost() : error;
    } finally {
      clearInterval(timer);
    }
  }

  private async save(lost: AbortController): Promise<void> {
    const { deps, lease, run } = this.inHand;
    // All of it is shown with the outcome only.
    const done = Math.min(this.done(), run.progressTotal - 1);
    if (done <= this.saved) return;
    this.saved = done;
    try {
      if (!(await saveProgress(deps, lease, done))) lost.abort();
    } catch (error) {
      deps.log.warn({ err: error, run: run.id }, 'Progress could not be saved');
    }
  }
}
