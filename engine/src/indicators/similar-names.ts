/** Names that somebody may have meant who wrote another one. */

/** More of them are no help. */
const MOST = 6;

/** Case and what joins words do not count; of shorter and longer names one begins with the other. */
export function similarNames(asked: string, names: readonly string[]): readonly string[] {
  const wanted = lettersOf(asked);
  if (wanted === '') return [];
  const same = names.filter((name) => lettersOf(name) === wanted);
  if (same.length > 0) return same;
  return names
    .filter((name) => isNear(lettersOf(name), wanted))
    .toSorted((a, b) => a.length - b.length)
    .slice(0, MOST);
}

function lettersOf(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

const LEAST_LETTERS = 3;

function isNear(name: string, wanted: string): boolean {
  if (Math.min(name.length, wanted.length) < LEAST_LETTERS) return false;
  return name.includes(wanted) || wanted.includes(name) || differsByOne(name, wanted);
}

/** One letter more, less or another. */
function differsByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const shorter = Math.min(a.length, b.length);
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
}
