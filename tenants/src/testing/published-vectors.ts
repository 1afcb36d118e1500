/** Test vectors published by others, read where they lie; tests say so and skip where they do not. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIRECTORY =
  process.env['FIDUCIA_ORACLES'] ??
  fileURLToPath(new URL('../../../../shared/data', import.meta.url));

export interface PublishedVectors<Content> {
  readonly found: boolean;
  /** For the name of the test that is skipped without them. */
  readonly note: string;
  read(): Content;
}

export function publishedVectors<Content>(...path: readonly string[]): PublishedVectors<Content> {
  const file = join(DIRECTORY, ...path);
  const found = existsSync(file);
  return {
    found,
    note: found ? '' : ' (skipped: set FIDUCIA_ORACLES to the directory of published test data)',
    read: () => JSON.parse(readFileSync(file, 'utf8')) as Content,
  };
}
