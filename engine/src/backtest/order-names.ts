/** The names of a run's orders, joined in parts: one text of many is far less to keep than each. */

/** Few enough that a part is found quickly again, and many enough to be worth joining. */
const NAMES_PER_PART = 256;

export class OrderNames {
  length = 0;
  /** Names of a whole part, a line each. */
  private readonly parts: string[] = [];
  /** Those that do not fill a part yet. */
  private last: string[] = [];
  /** The part that was last read, so that reading one name after the other splits it once. */
  private readPart = -1;
  private read: readonly string[] = [];

  push(name: string): void {
    this.last.push(name);
    this.length += 1;
    if (this.last.length < NAMES_PER_PART) return;
    this.parts.push(`${this.last.join('\n')}\n`);
    this.last = [];
  }

  at(index: number): string {
    const part = Math.floor(index / NAMES_PER_PART);
    if (part === this.parts.length) return this.last[index % NAMES_PER_PART] as string;
    if (part !== this.readPart) {
      this.read = (this.parts[part] as string).split('\n');
      this.readPart = part;
    }
    return this.read[index % NAMES_PER_PART] as string;
  }

  /** All of them in order, a line each. */
  *lines(): Iterable<string> {
    yield* this.parts;
    if (this.last.length > 0) yield `${this.last.join('\n')}\n`;
  }
}
