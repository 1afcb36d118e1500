/** A command's expected end without success: one sentence and the exit code that goes with it. */
import { StartProblem } from '../process/start-problem.js';

/** 1: the work failed; 2: the call was wrong. */
export type FailureExitCode = 1 | 2;

export interface FailureFacts {
  readonly cause?: unknown;
  /** For scripts; unless stated that of the cause, else what the exit code says. */
  readonly code?: string;
  /** What more a script may want of `error` with `--json`, such as a line. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What `--json` prints instead of the answer. */
export interface FailureDocument {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly [more: string]: unknown;
  };
}

/** Thrown by a command's action; `main` prints the sentence on stderr and sets the exit code. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    sentence: string,
    readonly exitCode: FailureExitCode,
    { cause, code, details = {} }: FailureFacts = {},
  ) {
    super(sentence, { cause });
    this.code = code ?? codeOf(cause, exitCode);
    this.details = details;
  }

  get document(): FailureDocument {
    return { error: { code: this.code, message: this.message, ...this.details } };
  }
}

function codeOf(cause: unknown, exitCode: FailureExitCode): string {
  if (cause instanceof StartProblem) return cause.code;
  return exitCode === 2 ? 'WRONG_CALL' : 'FAILED';
}
