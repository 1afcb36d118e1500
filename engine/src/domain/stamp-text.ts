/** The digits of a stamp, for names that are made by the ten thousand. */

const MILLION = 1_000_000;
const THREE_DIGITS = Array.from({ length: 1000 }, (_, i) => String(i).padStart(3, '0'));

/** Stamps of a run mostly share their first digits, whose text is kept. */
let lastHigh = Number.NaN;
let lastText = '';

/** What `String(stamp)` gives, without its search for the shortest text of a float. */
export function stampText(stamp: number): string {
  if (!(stamp >= MILLION && Number.isSafeInteger(stamp))) return String(stamp);
  const high = Math.floor(stamp / MILLION);
  if (high !== lastHigh) {
    lastHigh = high;
    lastText = String(high);
  }
  const low = stamp - high * MILLION;
  const thousands = Math.floor(low / 1000);
  const first = THREE_DIGITS[thousands] as string;
  const last = THREE_DIGITS[low - thousands * 1000] as string;
  return lastText + first + last;
}
