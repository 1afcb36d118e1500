/** A file that was packed or saved anew is no forgery, and whoever has it is told what to do. */
import { gzipSync, zstdCompressSync } from 'node:zlib';

import { expect, test } from 'vitest';

import type { ExportSource } from './export-lines.js';
import { ExportLineError, redactExport } from './redact-export.js';
import { sampleLog } from './testing/sample-log.js';
import { verifyAuditExport } from './verify-audit-export.js';

const log = sampleLog(20);
const text = await log.full();
const { publicKey } = log;

const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');

async function redacted(source: ExportSource): Promise<string> {
  let whole = '';
  for await (const line of redactExport(source)) whole += line;
  return whole;
}

test.each([
  ['packed with gzip', gzipSync(text), 'gunzip'],
  ['packed with zstd', zstdCompressSync(text), 'unzstd'],
  ['packed with zip', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), 'unzip'],
  ['packed with xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), 'unxz'],
  ['with a byte order mark', `\ufeff${text}`, 'byte order mark'],
  ['in UTF-16', utf16, 'UTF-16'],
  ['in UTF-16, high bytes first', Buffer.from(utf16).swap16(), 'UTF-16'],
  ['with CR LF at the ends of its lines', text.replaceAll('\n', '\r\n'), 'CR LF'],
  ['with CR at the ends of its lines', text.replaceAll('\n', '\r'), 'line ends'],
])('an export %s is refused with one sentence that says so', async (_how, source, said) => {
  const { ok, kind, root, problems } = await verifyAuditExport(source, { publicKey });
  expect({ ok, kind, root }).toEqual({ ok: false, kind: null, root: null });
  expect(problems).toMatchObject([{ code: 'NOT_AN_EXPORT', line: 1 }]);
  expect(problems[0]?.sentence).toContain(said);
  const redacting = redacted(source);
  await expect(redacting).rejects.toThrow(said);
  await expect(redacting).rejects.toBeInstanceOf(ExportLineError);
});

test.each(['', 'hello\n', '{"a":1}\r\n', 'hello\rworld', 'PK\n'])(
  '%j is said to be no export, and nothing else',
  async (source) => {
    const { ok, problems } = await verifyAuditExport(source, { publicKey });
    expect(ok).toBe(false);
    expect(problems.map(({ sentence }) => sentence).join()).not.toMatch(/packed|saved|line ends/);
  },
);

test.each([
  ['nothing', ''],
  ['a cut file', text.slice(0, text.length / 2)],
  ['a file without its last line', text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1)],
])('%s is not made into an export without texts', async (_what, source) => {
  await expect(redacted(source)).rejects.toBeInstanceOf(ExportLineError);
});
