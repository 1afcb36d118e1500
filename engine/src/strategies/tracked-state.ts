/** What a strategy remembers between bars, in a form that a snapshot carries over exactly. */
import type { JsonObject, JsonValue } from '../domain/json.js';

/** Indicators and memories: saved with the account, loaded into a fresh instance after a restart. */
export interface Tracked {
  save(): JsonValue;
  load(saved: JsonValue): void;
  /** Number of bars before the first value; 0 for what needs no warm-up. */
  readonly lookback: number;
}

/** A plain JSON object that the strategy may change freely. */
export class Memory<T extends JsonObject> implements Tracked {
  readonly lookback = 0;
  constructor(public value: T) {}

  save(): JsonValue {
    return structuredClone(this.value);
  }

  load(saved: JsonValue): void {
    this.value = structuredClone(saved) as T;
  }
}
