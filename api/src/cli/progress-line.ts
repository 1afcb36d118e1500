/** One line on stderr that says how far a long command is; nothing where nobody looks. */
export interface ProgressLine {
  /** `of` is 0 while the whole is not known. */
  show(done: number, of: number): void;
  clear(): void;
}

/** Work of a second needs no line. */
const QUIET_MS = 1_000;
const REDRAW_MS = 100;

export function progressLine(what: string): ProgressLine {
  const begun = performance.now();
  let drawn = 0;
  return {
    show(done, of) {
      const now = performance.now();
      if (!process.stderr.isTTY || now - begun < QUIET_MS || now - drawn < REDRAW_MS) return;
      drawn = now;
      const share = of === 0 ? '' : ` of ${of} (${Math.floor((100 * done) / of)} %)`;
      process.stderr.write(`\r\u001b[2K${what} … ${done}${share}`);
    },
    clear() {
      if (drawn > 0) process.stderr.write('\r\u001b[2K');
    },
  };
}
