/** What is generated is committed, and says what the code says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderGeneratedFiles } from './generate-schema.js';

it('finds every generated file committed as the code would write it', async () => {
  for (const [path, text] of Object.entries(await renderGeneratedFiles())) {
    const committed = readFileSync(join(import.meta.dirname, '..', path), 'utf8');
    expect(committed, `${path} is stale: run npm run generate`).toBe(text);
  }
});
