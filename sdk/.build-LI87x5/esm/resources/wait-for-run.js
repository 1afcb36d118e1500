/** A message that was lost costs at most this. */
const LOOK_EVERY_MS = 3_000;
export async function waitForRun(runs, id, options) {
    const { signal, onProgress } = options;
    const stream = runs.updates(id, { signal });
    try {
        let change = nextOf(stream);
        // Read after the stream was opened, so that nothing is missed in between.
        let run = await runs.get(id, { signal });
        for (;;) {
            onProgress?.(run.progress, run);
            if (run.status !== 'QUEUED' && run.status !== 'RUNNING')
                return run;
            const told = await withinTime(change);
            if (told !== 'SILENT' && told.done !== true)
                run = told.value;
            else
                run = await runs.get(id, { signal });
            // A stream that was closed tells no more: from then on the run is looked at.
            if (told !== 'SILENT')
                change = told.done === true ? NEVER : nextOf(stream);
        }
    }
    finally {
        stream.close();
    }
}
const NEVER = new Promise(() => undefined);
/** A failure is met where the change is awaited, not before. */
function nextOf(stream) {
    const change = stream.next();
    change.catch(() => undefined);
    return change;
}
async function withinTime(promise) {
    let timer;
    const silence = new Promise((resolve) => {
        timer = setTimeout(() => resolve('SILENT'), LOOK_EVERY_MS);
    });
    try {
        return await Promise.race([promise, silence]);
    }
    finally {
        clearTimeout(timer);
    }
}
//# sourceMappingURL=wait-for-run.js.map