/** Exports: what is right is verified, and nothing that was changed anywhere ever is. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { ExportCheck } from './export-check.js';
import type { ExportLine } from './export-format.js';
import { linesOf } from './export-lines.js';
import { redactExport } from './redact-export.js';
import { resealed, sampleLog } from './testing/sample-log.js';
import type { SampleLog } from './testing/sample-log.js';
import { verifyAuditExport } from './verify-audit-export.js';

const ENTRIES = 1_000;
let log: SampleLog;
let whole: string;

beforeAll(async () => {
  log = sampleLog(ENTRIES);
  whole = await log.full({ heads: [1, 300, 700, ENTRIES] });
});

function verify(source: string | Uint8Array, heads: readonly string[] = []) {
  return verifyAuditExport(source, { publicKey: log.publicKey, heads });
}

async function codesOf(source: string | Uint8Array, heads: readonly string[] = []) {
  const { ok, problems } = await verify(source, heads);
  expect(ok).toBe(problems.length === 0);
  return problems.map(({ code }) => code);
}

function linesOfText(text: string): string[] {
  return text.trimEnd().split('\n');
}

describe('an export', () => {
  test('of the whole log is verified, whatever pieces it comes in', async () => {
    const bytes = new TextEncoder().encode(whole);
    const expected = { ok: true, entries: ENTRIES, treeSize: ENTRIES, problems: [] };
    for (const size of [1_013, 65_536, bytes.length]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.slice(at * size, (at + 1) * size),
      );
      const verdict = await verifyAuditExport(pieces, { publicKey: log.publicKey });
      expect(verdict).toMatchObject(expected);
      expect(verdict.root).toMatch(/^[0-9a-f]{64}$/);
    }
    const stream = new Blob([bytes]).stream();
    expect(await verifyAuditExport(stream, { publicKey: log.publicKey })).toMatchObject(expected);
  });

  test('of a stretch or of some entries is verified by the hashes of the rest', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.uniqueArray(fc.nat(39), { minLength: 1, maxLength: 12 }),
        async (size, places) => {
          const small = sampleLog(size);
          const shown = places.filter((place) => place < size).toSorted((a, b) => a - b);
          const range = Array.from(
            { length: (shown.at(-1) ?? -1) - (shown[0] ?? 0) + 1 },
            (_, at) => (shown[0] ?? 0) + at,
          );
          const options = { publicKey: small.publicKey };
          for (const [indexes, kind] of [
            [shown, 'SELECTION'],
            [range, 'RANGE'],
          ] as const) {
            const verdict = await verifyAuditExport(await small.part(indexes, kind), options);
            expect(verdict.problems).toEqual([]);
            expect(verdict).toMatchObject({ kind, entries: indexes.length });
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('of an empty log is verified, and one without a head is not', async () => {
    const none = sampleLog(0);
    const options = { publicKey: none.publicKey };
    const text = await none.full();
    expect(await verifyAuditExport(text, options)).toMatchObject({ ok: true, entries: 0 });
    const headless = await resealed(linesOfText(text).slice(0, 2));
    expect((await verifyAuditExport(headless, options)).problems).toMatchObject([
      { code: 'CHECKPOINT_MISSING' },
    ]);
  });

  test('without the texts that it commits to proves as much', async () => {
    let redacted = '';
    for await (const line of redactExport(whole)) redacted += line;
    expect(redacted).not.toContain('because of');
    expect(await verify(redacted)).toMatchObject({ ok: true, entries: ENTRIES });
  });

  test('with two signed heads of one size is refused, wherever the second one stands', async () => {
    const lines = linesOfText(whole).slice(0, -1);
    const at = lines.findLastIndex((line) => line.startsWith('{"checkpoint"'));
    const forged = JSON.stringify({ checkpoint: await log.head(ENTRIES, { forged: true }) });
    for (const place of [at, at + 1]) {
      const two = await verify(await resealed(lines.toSpliced(place, 0, forged)));
      expect(two.problems.map(({ code }) => code)).toEqual(['TWO_HEADS']);
      expect(two.problems[0]?.sentence).toContain(`Two different heads of ${ENTRIES} entries`);
    }
  });

  test('continues any head of its past, and no other', async () => {
    for (const size of [1, 299, 512, ENTRIES]) {
      expect(await codesOf(whole, [await log.head(size)])).toEqual([]);
    }
    const cases: readonly (readonly [string, string])[] = [
      [await log.head(500, { forged: true }), 'HISTORY_REWRITTEN'],
      [await sampleLog(10).head(10), 'HEAD_UNUSABLE'],
      ['no head', 'HEAD_UNUSABLE'],
    ];
    for (const [head, code] of cases) expect(await codesOf(whole, [head])).toEqual([code]);
    const part = await log.part([4, 5, 6], 'RANGE', 300);
    expect(await codesOf(part, [await log.head(300)])).toEqual([]);
    expect(await codesOf(part, [await log.head(300, { forged: true })])).toEqual([
      'HISTORY_REWRITTEN',
    ]);
    expect(await codesOf(part, [await log.head(301)])).toEqual(['HEAD_NOT_PROVEN']);
  });

  test('that is older than the kept head fails: that is what a rolled back log looks like', async () => {
    const shorter = sampleLog(3);
    const text = await shorter.full();
    const heads = [await shorter.head(3)];
    const { publicKey } = shorter;
    expect((await verifyAuditExport(text, { publicKey, heads })).ok).toBe(true);
    const longer = heads.map((note) => note.replace('\n3\n', '\n4\n'));
    expect((await verifyAuditExport(text, { publicKey, heads: longer })).ok).toBe(false);
  });
});

describe('a changed export', () => {
  test('fails with any byte of it flipped', { timeout: 120_000 }, async () => {
    const small = sampleLog(4);
    const publicKey = small.publicKey;
    const texts = [await small.full({ heads: [2, 4] }), await small.part([1, 3], 'SELECTION', 2)];
    for (const bytes of texts.map((text) => new TextEncoder().encode(text))) {
      for (let at = 0; at < bytes.length; at += 1) {
        const verdict = await verifyAuditExport(flipped(bytes, at), { publicKey });
        expect(verdict.ok, `byte ${at}`).toBe(false);
      }
    }
  });

  /**
   * As large as people export: each changed line is given to a check that has read all before it.
   * What follows cannot make it right, because nothing takes a problem back.
   */
  test(
    'of 1,000 entries fails with any byte of an entry flipped',
    { timeout: 180_000 },
    async () => {
      const check = new ExportCheck();
      const bytes = new TextEncoder().encode(whole);
      let begin = 0;
      for await (const { bytes: line } of linesOf(whole)) {
        const end = begin + line.length;
        if (begin > 0 && check.leaves.length < ENTRIES) {
          const next = bytes.indexOf(0x0a, end + 1);
          const places = Array.from({ length: line.length + 1 }, (_, at) => at);
          const missed = await Promise.all(
            places.map(async (at) => {
              const upTo = at === line.length ? next : end;
              const changed = flipped(bytes.slice(begin, upTo), at);
              return (await isNoticed(check.fork(), changed)) ? [] : [begin + at];
            }),
          );
          expect(missed.flat()).toEqual([]);
        }
        await check.add({ bytes: line, ended: true });
        begin = end + 1;
      }
      expect(check.problems).toEqual([]);
      // The lines around the entries: the chain at the end covers them, wherever they are changed.
      for (let at = 0; at < 340; at += 31) {
        expect((await verify(flipped(bytes, at))).ok).toBe(false);
        expect((await verify(flipped(bytes, bytes.length - 1 - 4 * at))).ok).toBe(false);
      }
    },
  );

  async function isNoticed(check: ExportCheck, line: Uint8Array): Promise<boolean> {
    for await (const raw of linesOf([line, '\n'])) await check.add(raw);
    return check.problems.length > 0;
  }

  /** Each bit has its turn, as places go by. */
  function flipped(bytes: Uint8Array, at: number): Uint8Array {
    const changed = bytes.slice();
    changed[at] = (changed[at] as number) ^ (1 << ((at * 5) % 8));
    return changed;
  }

  test('says which entry was changed', async () => {
    const lines = linesOfText(whole);
    lines[418] = (lines[418] as string).replace('10250.37', '10250.38');
    const { problems } = await verify(await resealed(lines.slice(0, -1)));
    expect(problems).toMatchObject([
      { code: 'ENTRY_CHANGED', index: 417, line: 419, entry: `aud_${'0'.repeat(29)}1a1` },
    ]);
    expect(problems[0]?.sentence).toMatch(/^Entry 417 \(account\.halt, .*was changed/);
  });

  test('with the hash made to fit says between which heads the change lies', async () => {
    const lines = linesOfText(whole);
    const forged = sampleLog(ENTRIES + 1).entries[ENTRIES];
    const value = { ...forged, index: 417 } as Extract<ExportLine, { kind: 'entry' }>['value'];
    const { writeExportLine } = await import('./export-format.js');
    lines[418] = writeExportLine({ kind: 'entry', value });
    const { problems } = await verify(await resealed(lines.slice(0, -1)));
    expect(problems).toMatchObject([{ code: 'ROOT_MISMATCH', index: 300 }]);
    expect(problems[0]?.sentence).toContain('of the entries 300 to 699');
  });

  test('fails with entries dropped, doubled, moved or cut off, also when its end is made to fit', async () => {
    const lines = linesOfText(whole).slice(0, -1);
    const line = fc.integer({ min: 1, max: ENTRIES });
    await fc.assert(
      fc.asyncProperty(
        line,
        line,
        fc.constantFrom('DROP', 'DOUBLE', 'SWAP', 'CUT'),
        async (a, b, how) => {
          const changed = [...lines];
          if (how === 'DROP') changed.splice(a, 1);
          if (how === 'DOUBLE') changed.splice(b, 0, lines[a] as string);
          if (how === 'SWAP') [changed[a], changed[b]] = [lines[b] as string, lines[a] as string];
          if (how === 'CUT') changed.splice(a, 1 + ENTRIES - a);
          fc.pre(how !== 'SWAP' || a !== b);
          for (const text of [await resealed(changed), changed.join('\n')]) {
            const verdict = await verify(text);
            expect(verdict.ok).toBe(false);
            expect(verdict.problems.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 8 },
    );
  });

  test('fails at every length that is not its own', async () => {
    const small = await sampleLog(3).full();
    const bytes = new TextEncoder().encode(small);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(await codesOf(bytes.slice(0, length))).not.toEqual([]);
    }
  });

  test('fails under another key, and with anything added', async () => {
    const { publicKey } = sampleLog(1);
    const other = await verifyAuditExport(whole, { publicKey });
    expect(new Set(other.problems.map(({ code }) => code))).toEqual(
      new Set(['CHECKPOINT_NOT_SIGNED']),
    );
    for (const more of ['\n', ' ', '{}\n', linesOfText(whole).at(-1) ?? '']) {
      expect(await codesOf(`${whole}${more}`)).not.toEqual([]);
    }
  });

  test('is refused as none at all when it is something else', async () => {
    for (const text of ['', 'hello', '{"entry":1}\n', '[]\n'.repeat(500), '\ud800']) {
      const { ok, problems } = await verify(text);
      expect(ok).toBe(false);
      expect(problems.length).toBeLessThanOrEqual(101);
    }
  });
});
