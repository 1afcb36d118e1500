/**
 * Text that people type: what PostgreSQL and canonical JSON can carry, and what shows as it reads.
 *
 * Threat: whoever grants a request, or reads a log in a terminal, decides by what he sees. Characters
 * that show nothing make one name pass for another; marks of direction show a text in another order
 * than it has; terminals obey the control characters of both sets.
 */
import { z } from 'zod';

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Joiners (Persian, Indic scripts, emoji) and variation selectors show in what they join. */
const UNSEEN =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]|(?!\u200c|\u200d|[\ufe00-\ufe0f])\p{Default_Ignorable_Code_Point}/u;
const ALL_UNSEEN = new RegExp(UNSEEN, 'gu');

/** PostgreSQL refuses NUL, and JSON text half of a surrogate pair: both would be our error. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !CONTROL.test(text);
}

/** For what must not be refused, such as the reason of a halt: a space for each unseen character. */
export function shownText(text: string): string {
  return text.toWellFormed().replaceAll(ALL_UNSEEN, ' ').trim();
}

export function plainText(maxLength: number) {
  return z
    .string()
    .trim()
    .min(1, 'Must not be empty')
    .max(maxLength, `Use at most ${maxLength} characters`)
    .refine((text) => isPlainText(text) && !UNSEEN.test(text), 'Use no control characters');
}
