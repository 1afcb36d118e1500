/** Combinations that were given already: repeating one would tell nothing new. */
import type { ParameterValues } from '../../strategies/parameters.js';

/** Draws in vain after which a space counts as used up: what is left would take for ever to hit. */
const VAIN_DRAWS = 1_000;

export class Seen {
  private readonly keys = new Set<string>();

  /** `draw` is told how many were drawn in vain since the last fresh one. */
  fresh(count: number, draw: (vain: number) => ParameterValues): readonly ParameterValues[] {
    const given: ParameterValues[] = [];
    for (let vain = 0; given.length < count && vain < VAIN_DRAWS; vain += 1) {
      const drawn = draw(vain);
      const key = JSON.stringify(drawn);
      if (this.keys.has(key)) continue;
      this.keys.add(key);
      given.push(drawn);
      vain = -1;
    }
    return given;
  }
}
