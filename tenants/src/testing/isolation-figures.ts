/** How thorough the isolation tests are, and the figures that they hand to `npm run isolation`. */

/** `TEST` in the ordinary test run; `QUICK` and `FULL` when the proof itself is asked for. */
export type Effort = 'TEST' | 'QUICK' | 'FULL';

/** What a figure is: numbers of the same name are added up, lists joined, anything else kept. */
export type Figures = Readonly<Record<string, unknown>>;

declare module 'vitest' {
  interface TaskMeta {
    isolation?: { readonly part: string; readonly figures: Figures };
  }
}

export function isolationEffort(): Effort {
  const asked = process.env['FIDUCIA_ISOLATION'];
  return asked === 'FULL' || asked === 'QUICK' ? asked : 'TEST';
}

/** The value for this run: the ordinary tests stay short, the proof does not. */
export function byEffort<Value>(values: {
  readonly test: Value;
  readonly quick: Value;
  readonly full: Value;
}): Value {
  const effort = isolationEffort();
  return effort === 'FULL' ? values.full : effort === 'QUICK' ? values.quick : values.test;
}

/** Call it before the expectations: a failed test has to show what it counted. */
export function recordFigures(
  context: { readonly task: { readonly meta: object } },
  part: string,
  figures: Figures,
): void {
  Object.assign(context.task.meta, { isolation: { part, figures } });
}
