/** Looks for thousands of secrets in a text at once: a table of their first letters, and then each. */

const PREFIX_LENGTH = 8;

export class SecretFinder {
  readonly #ids: ReadonlySet<string>;
  readonly #byPrefix = new Map<string, string[]>();
  readonly size: number;

  /** `ids` are 32 hex digits; a text shorter than eight letters says nothing by itself. */
  constructor(texts: Iterable<string>, ids: ReadonlySet<string>) {
    this.#ids = ids;
    let size = ids.size;
    for (const text of texts) {
      if (text.length < PREFIX_LENGTH) throw new Error(`"${text}" is too short to be a secret.`);
      const prefix = text.slice(0, PREFIX_LENGTH);
      const known = this.#byPrefix.get(prefix) ?? [];
      if (!known.includes(text)) size += 1;
      this.#byPrefix.set(prefix, [...known, text]);
    }
    this.size = size;
  }

  /** The first secret that a text gives away, or null. Hyphens are ignored: an id has two forms. */
  find(text: string): string | null {
    return this.findText(text) ?? this.#findId(text);
  }

  findText(text: string): string | null {
    for (let at = 0; at <= text.length - PREFIX_LENGTH; at += 1) {
      const candidates = this.#byPrefix.get(text.slice(at, at + PREFIX_LENGTH));
      const found = candidates?.find((secret) => text.startsWith(secret, at));
      if (found !== undefined) return found;
    }
    return null;
  }

  #findId(text: string): string | null {
    for (const candidate of text.replaceAll('-', '').match(/[0-9a-f]{32}/g) ?? []) {
      if (this.#ids.has(candidate)) return candidate;
    }
    return null;
  }
}
