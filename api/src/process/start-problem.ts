/** Why the system cannot start: an expected outcome with a code and one sentence of what to do. */
export const START_PROBLEM_CODES = [
  'CONFIG_INVALID',
  'CONFIG_UNKNOWN',
  'HOME_UNUSABLE',
  'HOME_DAMAGED',
  'HOME_UNREACHABLE',
  'ALREADY_RUNNING',
  'PORT_TAKEN',
  'PORT_FORBIDDEN',
  'DISK_FULL',
  'POSTGRES_MISSING',
  'POSTGRES_FAILED',
  'DATABASE_UNREACHABLE',
  'DATABASE_NOT_MIGRATED',
  'DATABASE_DAMAGED',
  'BARS_UNUSABLE',
  'REDIS_UNREACHABLE',
  'KEYS_UNUSABLE',
  'KEYS_MISSING',
] as const;

export type StartProblemCode = (typeof START_PROBLEM_CODES)[number];

/**
 * Thrown where a start cannot go on; the command prints `message` alone and exits 1. It is thrown
 * and not returned, because from any depth of the start there is only one thing left to do:
 * undo what was started and say why.
 */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';

  constructor(
    readonly code: StartProblemCode,
    sentence: string,
    options?: { cause?: unknown },
  ) {
    super(sentence, options);
  }
}

/** The errno of a Node system error, or null for anything else. */
export function errnoOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** What a person needs of an unknown error: its first line, never its stack. */
export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? '';
}
