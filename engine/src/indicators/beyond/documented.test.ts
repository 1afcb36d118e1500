/** The page about these indicators names every one of them. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { beyondIndicators } from './index.js';

const page = new URL('../../../../docs/indicators-beyond-ta-lib.md', import.meta.url);

it('names every indicator beyond TA-Lib in the docs', () => {
  const text = readFileSync(page, 'utf8');
  const missing = beyondIndicators.filter(({ fn }) => !text.includes(`\`${fn}\``));
  expect(missing.map(({ fn }) => fn)).toEqual([]);
});
