/** What is asked of indicators, checked before any bar is read. */
import { resolveIndicator } from '../indicators/indicator-registry.js';
import type { IndicatorSpec, ResolvedIndicator } from '../indicators/indicator-registry.js';
import { SERIES_COLUMNS } from './indicator-task.js';
import { refused } from './series-outcome.js';
import type { SeriesRefusal } from './series-outcome.js';

/** A chart with more lines is not read; each costs time. */
export const MAX_INDICATOR_SPECS = 10;
/**
 * Bars before the first shown one that are computed with. An average that never forgets, smoothed
 * over 500 bars, has the digits of a whole history after these.
 */
export const MAX_LOOKBACK_BARS = 20_000;
/** An indicator has at most some ten parameters and inputs; a name is a short word. */
const MAX_ITEMS = 20;

type Checked =
  { readonly ok: true; readonly resolved: readonly ResolvedIndicator[] } | SeriesRefusal;

export function checkIndicatorSpecs(specs: readonly IndicatorSpec[]): Checked {
  if (specs.length < 1 || specs.length > MAX_INDICATOR_SPECS) {
    return refused('specs', `Ask for 1 to ${MAX_INDICATOR_SPECS} indicators, not ${specs.length}.`);
  }
  const resolved: ResolvedIndicator[] = [];
  for (const [index, spec] of specs.entries()) {
    const one = checkSpec(spec, `specs.${index}`);
    if (!('definition' in one)) return one;
    resolved.push(one);
  }
  return { ok: true, resolved };
}

function checkSpec(spec: IndicatorSpec, place: string): ResolvedIndicator | SeriesRefusal {
  if ((spec.inputs?.length ?? 0) > MAX_ITEMS) {
    return refused(`${place}.inputs`, `At most ${MAX_ITEMS} names of columns.`);
  }
  const one = resolveIndicator(spec, SERIES_COLUMNS);
  if (!one.ok) {
    const name = spec.fn.slice(0, 40);
    const unknown = `There is no indicator "${name}"; the query \`indicators\` lists them.`;
    return refused(`${place}.${one.field}`, one.field === 'fn' ? unknown : `${one.error}.`);
  }
  const lookback = one.definition.lookback(one.params);
  if (lookback <= MAX_LOOKBACK_BARS) return one;
  const [needs, most] = [lookback, MAX_LOOKBACK_BARS].map((n) => n.toLocaleString('en-US'));
  const sentence = `${spec.fn} needs ${needs} bars before its first value, and at most ${most} are read.`;
  return refused(`${place}.params`, sentence);
}

/** `RSI(14)`; with the columns where they are not the indicator's own. */
export function labelOf({ definition, params, inputs }: ResolvedIndicator): string {
  const values = Object.values(params);
  const call = values.length === 0 ? definition.fn : `${definition.fn}(${values.join(', ')})`;
  const usual = inputs.every((name, index) => name === definition.inputs[index]);
  return usual ? call : `${call} of ${inputs.join(', ')}`;
}
