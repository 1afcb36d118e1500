/** Which runs are marked for comparison: few enough to be told apart, in the order of marking. */

export type Selection = readonly string[];

/** More curves than this in one picture cannot be told apart. */
export const MOST_COMPARED = 4;

export function toggled(selection: Selection, runId: string): Selection {
  if (selection.includes(runId)) return selection.filter((id) => id !== runId);
  return isFull(selection) ? selection : [...selection, runId];
}

export function isFull(selection: Selection): boolean {
  return selection.length >= MOST_COMPARED;
}

/** As it stands in an address: `run_a,run_b`. What cannot be compared is left out. */
export function parseSelection(text: unknown): Selection {
  if (typeof text !== 'string') return [];
  const ids = text.split(',').filter((id) => /^[\w-]+$/.test(id));
  return [...new Set(ids)].slice(0, MOST_COMPARED);
}

export function printSelection(selection: Selection): string {
  return selection.join(',');
}
