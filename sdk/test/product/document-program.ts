/** Turns the TypeScript of a Markdown document into one program and runs it like a reader would. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ConsumerProject } from '../package/packed-package.js';

const SDK = fileURLToPath(new URL('../..', import.meta.url));

/** Every fenced `ts` block in order; a marker after each shows that it ran to its end. */
export function programOf(document: string): string {
  const blocks = codeBlocks(document);
  return blocks.map((block, index) => `${block}\nconsole.log('block ${index} done');`).join('\n');
}

export function codeBlocks(document: string): readonly string[] {
  const text = readFileSync(join(SDK, document), 'utf8');
  return [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].map((match) => match[1] ?? '');
}

/** A reader's project, with the package installed as `npm install` does it. */
export class ReaderProject extends ConsumerProject {
  /** Compiles strictly; the text is what the compiler objects to. */
  check(name: string, program: string): string {
    this.write(name, program);
    return this.compile([name], STRICT);
  }
}

const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  module: 'nodenext',
  target: 'es2024',
  lib: ['es2024'],
  types: ['node'],
  noEmit: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
};
