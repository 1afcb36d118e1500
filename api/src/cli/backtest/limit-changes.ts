/** `--limit-changes`: what people changed of an account's limits, as `fiducia limits` tells it. */
import { parseMandate, type LimitChange } from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { readJson, readText } from './bars-input.js';

interface LimitFlags {
  readonly limitChanges?: string;
  readonly fillModel: string;
}

/** Each holds from the end of the bar at its stamp on; fields that it leaves out are the default. */
export function readLimitChanges(flags: LimitFlags): readonly LimitChange[] {
  if (flags.limitChanges === undefined) return [];
  if (flags.fillModel === 'reference') {
    throw wrong('belongs to --fill-model conservative or ticks');
  }
  const given = readJson('--limit-changes', readText(flags.limitChanges));
  const list: unknown =
    typeof given === 'object' && given !== null && 'changes' in given ? given.changes : given;
  if (!Array.isArray(list)) throw wrong('takes a JSON array of { "at", "limits" }');
  const changes = list.map(readChange);
  const late = changes.findIndex(({ at }, index) => at < (changes[index - 1]?.at ?? at));
  if (late >= 0) throw wrong(`has change ${late + 1} before the one above it`);
  return changes;
}

function readChange(value: unknown, index: number): LimitChange {
  const { at, limits } = (value ?? {}) as { readonly at?: unknown; readonly limits?: unknown };
  const stamp = typeof at === 'string' ? Date.parse(at) : at;
  if (typeof stamp !== 'number' || !Number.isSafeInteger(stamp)) {
    throw wrong(`needs "at" of change ${index + 1}: a time such as "2012-12-04T23:59:59.999Z"`);
  }
  const parsed = parseMandate(limits);
  if (!parsed.ok) throw wrong(`has limits in change ${index + 1} that are none: ${parsed.error}`);
  return { at: stamp, mandate: parsed.mandate };
}

function wrong(what: string): CliFailure {
  return new CliFailure(`Option --limit-changes ${what}.`, 2);
}
