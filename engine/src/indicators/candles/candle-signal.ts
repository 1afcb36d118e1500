/** What a pattern answers: its strength, with a plus where it is bullish and a minus where bearish. */

export const FULL = 100;
/** Where one end of two bodies is equal and the pattern is met only just. */
export const PARTIAL = 80;
/** A pattern whose expected move has come. */
export const CONFIRMED = 200;

export const BULLISH = FULL;
export const BEARISH = -FULL;
export const NONE = 0;
