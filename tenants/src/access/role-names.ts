/**
 * Which names a role of one's own may not have: whoever grants an assignment reads the name, and one's
 * own role must not pass for a built-in one.
 */
import { ROLES } from '../context/grants.js';

/** Letters and digits alone, without marks: `Client–Reader` and `ＣＬＩＥＮＴ_READER` look the same. */
function letters(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toUpperCase();
}

const BUILT_IN: ReadonlySet<string> = new Set(ROLES.map(letters));

/** Alphabets that share the shapes of letters; a word of two of them is made to be misread. */
const LATIN = /\p{Script=Latin}/u;
const ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

export function passesForBuiltIn(name: string): boolean {
  if (BUILT_IN.has(letters(name))) return true;
  const words = name.split(/[^\p{L}\p{M}]+/u);
  return words.some((word) => LATIN.test(word) && ALIKE.test(word));
}
