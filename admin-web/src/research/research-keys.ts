/** Under which keys runs lie in the cache: one each, and the lists that hold them. */

export const RUNS_KEY = ['research', 'runs'] as const;

export const LIMITS_KEY = ['research', 'limits'] as const;

export const runKey = (runId: string) => ['research', 'run', runId] as const;
