/** Texts of the numbers that count things one by one. */

const TEXTS = Array.from({ length: 100 }, (_, i) => String(i));

/** What `String(count)` gives, mostly without making it anew. */
export function countText(count: number): string {
  return TEXTS[count] ?? String(count);
}
