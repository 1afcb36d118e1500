/** Text that people type: what PostgreSQL and canonical JSON can carry, without control characters. */
import { z } from 'zod';

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** PostgreSQL refuses NUL, and JSON text half of a surrogate pair: both would be our error. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !CONTROL.test(text);
}

export function plainText(maxLength: number) {
  return z
    .string()
    .trim()
    .min(1, 'Must not be empty')
    .max(maxLength, `Use at most ${maxLength} characters`)
    .refine(isPlainText, 'Use no control characters');
}
