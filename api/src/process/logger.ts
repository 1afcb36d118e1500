/** Structured log lines (pino) into `.fiducia/logs` or stderr: events, never secrets or people. */
import { renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { pino, type Logger } from 'pino';

import type { StartOptions } from '../config/start-options.js';
import type { HomePaths } from './home-directory.js';

/** One file and the one before it are kept: enough for a day of debugging, never a full disk. */
const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** Errors in it may hold figures of an account: like every other file here, for its owner only. */
const PRIVATE = 0o600;

/** Values under these names never reach the log, wherever they stand in an event. */
const SECRET_FIELDS = ['password', 'token', 'apiKey', 'authorization', 'cookie', 'secret', 'email'];
const REDACTED = SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

export interface ProcessLog {
  readonly logger: Logger;
  /** Where a person finds the lines; null when they go to stderr. */
  readonly file: string | null;
  flush(): void;
}

export function openLog(
  paths: HomePaths,
  options: Pick<StartOptions, 'logTo' | 'logLevel'>,
): ProcessLog {
  const file = options.logTo === 'file' ? join(paths.logs, 'fiducia.log') : null;
  const destination = pino.destination(
    file === null
      ? { dest: 2, sync: true }
      : { dest: file, mode: PRIVATE, sync: false, minLength: 0 },
  );
  // A full disk must not end the process through its log; money paths report it themselves.
  destination.on('error', () => undefined);
  if (file !== null) keepBounded(destination, file);
  const logger = pino(
    {
      level: options.logLevel,
      base: { pid: process.pid },
      redact: { paths: REDACTED, censor: '[redacted]' },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination,
  );
  return { logger, file, flush: () => flush(destination) };
}

type Destination = ReturnType<typeof pino.destination>;

function keepBounded(destination: Destination, file: string): void {
  let written = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  destination.on('write', (bytes: number) => {
    written += bytes;
    if (written < MAX_FILE_BYTES) return;
    written = 0;
    try {
      renameSync(file, `${file}.1`);
      destination.reopen(file);
    } catch {
      // The log goes on in the large file; there is nobody to tell but the log itself.
    }
  });
}

function flush(destination: Destination): void {
  try {
    destination.flushSync();
  } catch {
    // Not opened yet, or the disk is full: nothing that ends here may fail because of the log.
  }
}
