/** `fiducia audit redact` on whole, packed and changed files, for people and for scripts. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { canonicalJson, readExportLine } from '@fiducia/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { runCli } from '../testing/run-cli.js';

const HEADER = {
  ...{ v: 1, kind: 'FULL', tenant: 'tnt_1', origin: 'fiducia/audit/tnt_1' },
  ...{ treeSize: 1, from: 0, to: 1, account: null, exportedAt: '2026-01-01T00:00:00Z' },
} as const;
const PRIVATE = { reason: { content: '"because of Ann"', salt: '00' } };
const LINES = [
  { 'fiducia-audit-export': HEADER },
  { entry: { index: 0, hash: 'aa', leaf: { v: 1 }, private: PRIVATE } },
  { proof: [] },
  { end: { lines: 3, chain: '00' } },
];
const WHOLE = LINES.map((line) => `${canonicalJson(line)}\n`).join('');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fiducia-redact-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const place = (name: string) => join(folder, name);

function redact(content: string | Uint8Array, ...flags: readonly string[]) {
  writeFileSync(place('log.ndjson'), content);
  return runCli('audit', 'redact', place('log.ndjson'), ...flags);
}

it('writes the export without its texts, and says how many entries it has', async () => {
  const file = place('shown.ndjson');
  const { out, code } = await redact(WHOLE, '--out', file, '--json');
  expect([code, JSON.parse(out)]).toEqual([0, { file, entries: 1 }]);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => readExportLine(line)?.kind)).toEqual([
    ...['header', 'entry', 'proof', 'end'],
  ]);
  expect(lines.join()).not.toContain('Ann');
});

it('writes it to stdout without --out, which --json needs', async () => {
  expect((await redact(WHOLE)).out.split('\n')).toHaveLength(LINES.length + 1);
  expect(await redact(WHOLE, '--json')).toMatchObject({ code: 2 });
});

it.each([
  ['packed', gzipSync(WHOLE), 2, 'NOT_AN_EXPORT', 1, 'gunzip'],
  ['converted', WHOLE.replaceAll('\n', '\r\n'), 2, 'NOT_AN_EXPORT', 1, 'CR LF'],
  ['something else', 'hello\n', 2, 'NOT_AN_EXPORT', 1, 'no export'],
  ['changed', WHOLE.replace('"leaf"', '"reef"'), 1, 'LINE_MALFORMED', 2, 'Line 2'],
  ['cut', WHOLE.slice(0, WHOLE.indexOf('{"end"')), 1, 'LINE_MALFORMED', 3, 'too early'],
])(
  'of a file that is %s says so, and leaves no file',
  async (...[, content, code, name, line, said]) => {
    const file = place('none.ndjson');
    const ran = await redact(content, '--out', file, '--json');
    expect(ran.code).toBe(code);
    expect(JSON.parse(ran.out)).toMatchObject({ error: { code: name, line } });
    expect(ran.err).toContain(said);
    expect(() => readFileSync(file)).toThrow('ENOENT');
  },
);
