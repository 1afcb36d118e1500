/** Which passwords are accepted: long ones, of any characters, that nobody tries first. */
import type { InvalidInput, Result } from '../errors/result.js';
import { fail, ok } from '../errors/result.js';
import { isEasilyGuessed } from './guessable-password.js';

export const MIN_PASSWORD_LENGTH = 12;
/** Long enough for any phrase; bounded because every character is hashed. */
export const MAX_PASSWORD_LENGTH = 128;
const MIN_DISTINCT_CHARACTERS = 5;
/** Shorter names occur in any text by chance. */
const MIN_NAME_LENGTH = 3;

/** What everybody tries first here, with the product's name; parts of longer passwords are fine. */
const OBVIOUS = [
  'password',
  'passwort',
  'motdepasse',
  'qwerty',
  'azerty',
  'letmein',
  'welcome',
  'administrator',
  'changeme',
  'iloveyou',
  'fiducia',
  '123456',
];

/** No rules of composition and no expiry: they make passwords weaker (NIST SP 800-63B, 3.1.1.2). */
export async function checkPassword(
  password: string,
  email: string,
): Promise<Result<string, InvalidInput>> {
  const length = [...password].length;
  if (length < MIN_PASSWORD_LENGTH || length > MAX_PASSWORD_LENGTH) {
    return refuse(`Use ${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH} characters`);
  }
  if (new Set(password).size < MIN_DISTINCT_CHARACTERS) {
    return refuse('Use more different characters');
  }
  if (isObvious(password.toLowerCase(), email.toLowerCase())) {
    return refuse('Use something that is harder to guess');
  }
  if (await isEasilyGuessed(password, [email, email.split('@')[0] ?? '', 'fiducia'])) {
    return refuse('Use something else: this is on lists of common passwords, or close to them');
  }
  return ok(password);
}

/** Made of what everybody tries, or of one's own name, with a year or a sign at the end. */
function isObvious(password: string, email: string): boolean {
  const ownName = email.split('@')[0] ?? '';
  const words = ownName.length >= MIN_NAME_LENGTH ? [...OBVIOUS, ownName] : OBVIOUS;
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), password);
  if (rest === password) return false;
  return rest.replaceAll(/[\d!?.@#$_-]/gu, '').length < MIN_DISTINCT_CHARACTERS;
}

function refuse(sentence: string): Result<string, InvalidInput> {
  return fail({ code: 'INVALID_INPUT', field: 'password', sentence });
}
