/**
 * Gives names to statements that are sent again and again, so that PostgreSQL parses and plans them
 * once for each connection instead of each time: planning is the larger part of a small statement.
 */
import { createHash } from 'node:crypto';

/** Each name costs memory on every connection. */
const MAX_CONSTANT = 500;
const MAX_REPEATED = 250;
/** What is sent so often will be sent again. */
const REPEATED = 3;
/** Texts that are counted; beyond it all are counted anew. */
const MAX_COUNTED = 1_000;

export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  #repeated = 0;

  /** Of SQL that its author knows to be constant. */
  ofConstant(sql: string): string {
    const known = this.#names.get(sql);
    if (known !== undefined) return known;
    if (this.#names.size - this.#repeated >= MAX_CONSTANT) {
      throw new Error('Only constant SQL is prepared: a text made at run time has come in');
    }
    return this.#name(sql);
  }

  /** Of SQL that may have been put together for this one request; undefined until it has returned. */
  ofRepeated(sql: string): string | undefined {
    const known = this.#names.get(sql);
    if (known !== undefined || this.#repeated >= MAX_REPEATED) return known;
    const count = (this.#counts.get(sql) ?? 0) + 1;
    if (count < REPEATED) {
      if (this.#counts.size >= MAX_COUNTED) this.#counts.clear();
      this.#counts.set(sql, count);
      return undefined;
    }
    this.#counts.delete(sql);
    this.#repeated += 1;
    return this.#name(sql);
  }

  #name(sql: string): string {
    const name = `p${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`;
    this.#names.set(sql, name);
    return name;
  }
}
