/** Parsed and validated documents, most recently used last; Apollo skips both steps on a hit. */
import type { DocumentNode } from 'graphql';

/** The portal and the SDK together use fewer than 100 documents. */
const MAX_DOCUMENTS = 500;
/** Callers choose what is in here; a syntax tree takes about twenty times its text. */
const MAX_TEXT_LENGTH = 2_000_000;

export class DocumentCache {
  readonly #documents = new Map<string, DocumentNode>();
  #textLength = 0;

  async get(key: string): Promise<DocumentNode | undefined> {
    const document = this.#documents.get(key);
    if (document !== undefined) {
      this.#documents.delete(key);
      this.#documents.set(key, document);
    }
    return document;
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.#remove(key);
    this.#documents.set(key, document);
    this.#textLength += textLength(document);
    for (const oldest of this.#documents.keys()) {
      if (this.#documents.size <= MAX_DOCUMENTS && this.#textLength <= MAX_TEXT_LENGTH) break;
      this.#remove(oldest);
    }
  }

  async delete(key: string): Promise<boolean> {
    return this.#remove(key);
  }

  get size(): number {
    return this.#documents.size;
  }

  #remove(key: string): boolean {
    const document = this.#documents.get(key);
    if (document === undefined) return false;
    this.#textLength -= textLength(document);
    return this.#documents.delete(key);
  }
}

function textLength(document: DocumentNode): number {
  return document.loc?.source.body.length ?? 0;
}
