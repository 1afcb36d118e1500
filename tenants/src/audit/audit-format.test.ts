/** docs/audit-format.md is a promise to auditors: its example and its list of parts are checked. */
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { systemContext } from '../context/tenant-context.js';
import type { AuditEntryId, TenantId } from '../ids.js';
import { buildLeaf, hashLeaf } from './audit-leaf.js';
import { canonicalJson } from './canonical-json.js';
import type { JsonObject } from './canonical-json.js';
import { merkleRoot } from './merkle-tree.js';

const page = readFileSync(new URL('../../../docs/audit-format.md', import.meta.url), 'utf8');
const leaf = /^ {4}(\{"action".*\})$/m.exec(page)?.[1] ?? '';
const hash = /^ {4}([0-9a-f]{64})$/m.exec(page)?.[1];

test('the example is canonical, and has the hash and the root that the page gives', () => {
  expect(canonicalJson(JSON.parse(leaf) as JsonObject)).toBe(leaf);
  expect(hashLeaf(Buffer.from(leaf)).toString('hex')).toBe(hash);
  expect(merkleRoot([hashLeaf(Buffer.from(leaf))]).toString('hex')).toBe(hash);
});

test('the program writes the example’s very bytes', () => {
  const tenantId = '01890000-0000-7000-8000-000000000003' as TenantId;
  const built = buildLeaf(systemContext(tenantId, 'engine', 'r-1'), {
    id: '01890000-0000-7000-8000-000000000001' as AuditEntryId,
    epochMicros: BigInt(Date.parse('2020-03-16T20:00:00Z')) * 1000n,
    action: 'account.halt',
    resource: { type: 'Account', id: '01890000-0000-7000-8000-000000000002' },
    before: null,
    after: { value: { rule: 'MAX_DRAWDOWN' } },
    reason: null,
  });
  expect(built.text).toBe(leaf);
  expect(built.hash.toString('hex')).toBe(hash);
});

test('the page names every part of a leaf', () => {
  const [section = ''] = page.split('## The leaf')[1]?.split('\n## ') ?? [];
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map((match) => match[1]),
  );
  expect(named.toSorted()).toEqual(Object.keys(JSON.parse(leaf) as JsonObject).toSorted());
});
