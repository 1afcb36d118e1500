/** Runs one question to a running system and turns its errors into the command's end. */
import { isFiduciaError, type FiduciaClient, type FiduciaError } from '@fiducia/sdk';

import type { DemoKeyScope } from '../demo/demo-file.js';
import { CliFailure } from './cli-failure.js';
import { connect, type ConnectionFlags } from './connection.js';

/** Codes that say the call was wrong and not the world: exit code 2. */
const WRONG_CALL = new Set(['INVALID_INPUT', 'INVALID_ARGUMENT', 'CONFIGURATION']);

/** Throws CliFailure with the error's own sentence, and its data for `--json`. */
export function ask<Answer>(
  flags: ConnectionFlags,
  scope: DemoKeyScope,
  question: (client: FiduciaClient) => Promise<Answer>,
): Promise<Answer> {
  return answerOf(() => question(connect(flags, scope)));
}

/** The same for a question that connects by itself. */
export async function answerOf<Answer>(question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question();
  } catch (error) {
    throw isFiduciaError(error) ? failureOf(error) : error;
  }
}

export function failureOf(error: FiduciaError): CliFailure {
  const request = error.requestId === null ? '' : `, request ${error.requestId}`;
  return new CliFailure(
    `${error.message} (${error.code}${request})`,
    WRONG_CALL.has(error.code) ? 2 : 1,
    { cause: error, code: error.code, details: errorData(error) },
  );
}

/** What a program needs of an error: its code and, for a risk check, the figures. */
function errorData(error: FiduciaError): Record<string, unknown> {
  const data = Object.entries(error).filter(([field]) => field !== 'name');
  return { ...Object.fromEntries(data), message: error.message };
}
