/** What every streaming indicator is made of: its last value, and a state that saves itself. */
import type { JsonValue } from '../domain/json.js';
import type { Tracked } from '../strategies/tracked-state.js';
import type { IndicatorStream } from './indicator.js';

/**
 * Saves every field of an object: numbers, booleans, Float64Array, other saved objects, and arrays
 * of these. So no indicator can forget one of its fields.
 */
export abstract class SavedState {
  save(): JsonValue {
    return Object.fromEntries(stateOf(this).map(([name, value]) => [name, saveField(name, value)]));
  }

  load(saved: JsonValue): void {
    const state = saved as Record<string, JsonValue>;
    const target = this as unknown as Record<string, unknown>;
    for (const [name, value] of stateOf(this)) {
      if (!Object.hasOwn(state, name)) throw new Error(`saved state has no field "${name}"`);
      target[name] = loadField(value, state[name] as JsonValue);
    }
  }
}

/** The base of a streaming indicator with one output; others override `output`. */
export abstract class StreamBase extends SavedState implements IndicatorStream {
  /** The first output after the last update. */
  value = Number.NaN;
  abstract get lookback(): number;
  /** Sets `value` and returns it. */
  abstract update(...inputs: number[]): number;

  output(_index: number): number {
    return this.value;
  }
}

/** A function is a part of what an object is, not of its state. */
function stateOf(object: object): [string, unknown][] {
  return Object.entries(object).filter(([, value]) => typeof value !== 'function');
}

function saveField(name: string, value: unknown): JsonValue {
  if (typeof value === 'number') return saveNumber(value);
  if (typeof value === 'boolean') return value;
  if (value instanceof Float64Array) return Array.from(value, saveNumber);
  if (Array.isArray(value)) return value.map((item) => saveField(name, item));
  if (isSaved(value)) return value.save();
  throw new Error(`the field "${name}" of an indicator is of no kind that can be saved`);
}

function loadField(current: unknown, saved: JsonValue): unknown {
  if (current instanceof Float64Array) {
    (saved as JsonValue[]).forEach((value, i) => (current[i] = loadNumber(value)));
    return current;
  }
  if (Array.isArray(current)) {
    return current.map((item, i) => loadField(item, (saved as JsonValue[])[i] as JsonValue));
  }
  if (isSaved(current)) {
    current.load(saved);
    return current;
  }
  return typeof current === 'boolean' ? saved : loadNumber(saved);
}

function isSaved(value: unknown): value is Pick<Tracked, 'save' | 'load'> {
  return typeof value === 'object' && value !== null && 'save' in value && 'load' in value;
}

/** JSON knows neither NaN and the infinities nor a negative zero. */
function saveNumber(value: number): JsonValue {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
}

function loadNumber(saved: JsonValue): number {
  return Number(saved);
}
