/** Bars for a check that was given none: a seeded random walk. */
import { randomWalkBars, type FileBars } from '@fiducia/engine/simulation';

const COUNT = 500;
const SEED = 20;

export function sampleBars(): FileBars {
  return randomWalkBars(COUNT, SEED);
}
