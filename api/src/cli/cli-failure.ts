/** A command's expected end without success: one sentence and the exit code that goes with it. */

/** 1: the work failed; 2: the call was wrong. */
export type FailureExitCode = 1 | 2;

/** Thrown by a command's action; `main` prints the sentence on stderr and sets the exit code. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';

  constructor(
    sentence: string,
    readonly exitCode: FailureExitCode,
    options?: { cause?: unknown },
  ) {
    super(sentence, options);
  }
}
