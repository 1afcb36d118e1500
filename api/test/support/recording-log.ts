/** A log that keeps its lines, so that a test can look for what must not be logged. */

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly details: object;
  readonly event: string;
}

export class RecordingLog {
  readonly lines: LogLine[] = [];

  debug(details: object, event: string): void {
    this.#keep('debug', details, event);
  }

  info(details: object, event: string): void {
    this.#keep('info', details, event);
  }

  warn(details: object, event: string): void {
    this.#keep('warn', details, event);
  }

  error(details: object, event: string): void {
    this.#keep('error', details, event);
  }

  get errors(): readonly string[] {
    return this.lines.filter(({ level }) => level === 'error').map(describe);
  }

  #keep(level: LogLine['level'], details: object, event: string): void {
    this.lines.push({ level, details, event });
    if (process.env['FIDUCIA_TEST_LOG'] !== undefined && level !== 'debug') {
      process.stderr.write(`${describe({ level, details, event })}\n`);
    }
  }
}

function describe({ details, event }: LogLine): string {
  const { err } = details as { err?: unknown };
  return `${event} ${err instanceof Error ? (err.stack ?? err.message) : JSON.stringify(details)}`;
}
