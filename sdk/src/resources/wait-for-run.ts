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
  get(id: Id, options?: { readonly signal?: AbortSignal | undefined }): Promise<ResearchRun>;
  updates(id: Id, options: { readonly signal?: AbortSignal | undefined }): LiveStream<ResearchRun>;
}

/** A message that was lost costs at most this. */
const LOOK_EVERY_MS = 3_000;

export async function waitForRun(runs: Runs, id: Id, options: WaitOptions): Promise<ResearchRun> {
  const { signal, onProgress } = options;
  const stream = runs.updates(id, { signal });
  try {
    let change = nextOf(stream);
    // Read after the stream was opened, so that nothing is missed in between.
    let run = await runs.get(id, { signal });
    for (;;) {
      onProgress?.(run.progress, run);
      if (run.status !== 'QUEUED' && run.status !== 'RUNNING') return run;
      const told = await withinTime(change);
      if (told !== 'SILENT' && told.done !== true) run = told.value;
      else run = await runs.get(id, { signal });
      // A stream that was closed tells no more: from then on the run is looked at.
      if (told !== 'SILENT') change = told.done === true ? NEVER : nextOf(stream);
    }
  } finally {
    stream.close();
  }
}

const NEVER = new Promise<never>(() => undefined);

/** A failure is met where the change is awaited, not before. */
function nextOf(stream: LiveStream<ResearchRun>): ReturnType<LiveStream<ResearchRun>['next']> {
  const change = stream.next();
  change.catch(() => undefined);
  return change;
}

async function withinTime<Value>(promise: Promise<Value>): Promise<Value | 'SILENT'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<'SILENT'>((resolve) => {
    timer = setTimeout(() => resolve('SILENT'), LOOK_EVERY_MS);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}
