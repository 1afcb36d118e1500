/** One finding of the doctor. */

/** `absent`: not there and not needed; `skipped`: could not be looked at, the reason is in `detail`. */
export type CheckStatus = 'ok' | 'absent' | 'skipped' | 'warning' | 'problem';

export interface Check {
  /** Stable, for scripts. */
  readonly name: string;
  readonly status: CheckStatus;
  /** What was found, in one sentence or less. */
  readonly detail: string;
  /** What to do; null when there is nothing to do. */
  readonly advice: string | null;
}

export function passed(name: string, detail: string): Check {
  return { name, status: 'ok', detail, advice: null };
}

export function absent(name: string, detail: string): Check {
  return { name, status: 'absent', detail, advice: null };
}

export function skipped(name: string, detail: string): Check {
  return { name, status: 'skipped', detail, advice: null };
}

export function warning(name: string, detail: string, advice: string): Check {
  return { name, status: 'warning', detail, advice };
}

export function problem(name: string, detail: string, advice: string): Check {
  return { name, status: 'problem', detail, advice };
}
