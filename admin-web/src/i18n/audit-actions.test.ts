/** Everything that the product writes into the audit log reads as a sentence in the portal. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { audit } from './en/audit.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PACKAGES = ['tenants/src', 'engine/src', 'api/src'];

/** Literals where an entry's action is given: `action: 'order.place'`, also one of two. */
function writtenActions(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => /\baction: /.test(line))
    .flatMap((line) =>
      [...line.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, action]) => action ?? ''),
    );
}

const actions = new Set(
  PACKAGES.flatMap((folder) =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$|testing\//.test(name))
      .flatMap((name) => writtenActions(readFileSync(`${ROOT}${folder}/${name}`, 'utf8'))),
  ),
);

it('finds the actions in the sources', () => {
  expect(actions.size).toBeGreaterThan(40);
});

it.each([...actions].toSorted())('tells %s in words', (action) => {
  expect(Object.keys(audit)).toContain(`audit.action.${action}`);
});
