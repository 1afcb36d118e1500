/** The SDK's own hashing and proofs against published vectors and Node's own implementations. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { concat, fromBase64, fromHex, toBase64, toHex, utf8 } from './bytes.js';
import { canonicalJson } from './canonical-json.js';
import { verifyCheckpoint } from './checkpoint.js';
import { MerkleLevels } from './merkle-levels.js';
import { hashLeaf } from './merkle-tree.js';
import { noteKeyId, readPublicKeys } from './public-keys.js';

const ORACLES =
  process.env['FIDUCIA_ORACLES'] ??
  fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const merkle = join(ORACLES, 'crypto_vectors/merkle_rfc6962_roots.json');
const jcs = join(ORACLES, 'crypto_vectors/jcs_rfc8785.json');
const found = existsSync(merkle) && existsSync(jcs);

describe('against published vectors', () => {
  test.skipIf(!found)('roots of RFC 6962 agree at every size', async () => {
    const vectors = JSON.parse(readFileSync(merkle, 'utf8')) as {
      leaves_hex: string[];
      root_hex_by_size: string[];
    };
    const leaves = vectors.leaves_hex.map((hex) => fromHex(hex) ?? new Uint8Array(0));
    const levels = await MerkleLevels.of(await Promise.all(leaves.map((leaf) => hashLeaf(leaf))));
    for (const [size, root] of vectors.root_hex_by_size.entries()) {
      expect(toHex(await levels.root(size))).toBe(root);
    }
  });

  test.skipIf(!found)('canonical texts of RFC 8785 agree', () => {
    const { documents } = JSON.parse(readFileSync(jcs, 'utf8')) as {
      documents: { name: string; input: string; canonical: string; sha256: string }[];
    };
    expect(documents.length).toBeGreaterThan(3);
    for (const { input, canonical, sha256 } of documents) {
      const text = canonicalJson(JSON.parse(input) as never);
      expect(text).toBe(canonical);
      expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
    }
  });
});

test('a canonical text is read back and written the same, for any JSON value', () => {
  const value = fc.jsonValue({ noUnicodeString: false } as never);
  fc.assert(
    fc.property(value, (json) => {
      const text = canonicalJson(json as never);
      expect(canonicalJson(JSON.parse(text) as never)).toBe(text);
    }),
  );
  expect(() => canonicalJson('\ud800')).toThrow(/well-formed/);
  expect(() => canonicalJson({ a: undefined } as never)).toThrow(/undefined/);
  expect(() => canonicalJson([Number.NaN])).toThrow(/NaN/);
});

test('texts of bytes are read in their one form only', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(fromHex(toHex(bytes))).toEqual(new Uint8Array(bytes));
      expect(fromBase64(toBase64(bytes))).toEqual(new Uint8Array(bytes));
    }),
  );
  for (const text of ['AB', 'a', 'zz', '0x']) expect(fromHex(text)).toBeNull();
  for (const text of ['AAB=', 'AA', 'A A=', 'AB==']) expect(fromBase64(text)).toBeNull();
});

describe('a checkpoint', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const keys = readPublicKeys(pem);
  const origin = 'fiducia/audit/tnt_1';
  const text = `${origin}\n7\n${toBase64(new Uint8Array(32).fill(3))}\n`;

  async function note(body: string, name = origin): Promise<string> {
    const keyId = await noteKeyId(name, keys[0] ?? new Uint8Array(0));
    const signature = sign(null, Buffer.from(body), privateKey);
    return `${body}\n\u2014 ${name} ${toBase64(concat(keyId, signature))}\n`;
  }

  test('is read when its key signed it, also among other keys and signatures', async () => {
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' });
    const both = readPublicKeys(`${other}${pem}`);
    expect(both).toHaveLength(2);
    const signed = `${await note(text)}\u2014 witness.example/w ${toBase64(new Uint8Array(68))}\n`;
    expect(await verifyCheckpoint(signed, both)).toEqual({
      ok: true,
      checkpoint: { origin, treeSize: 7, root: new Uint8Array(32).fill(3) },
    });
  });

  test('is refused under another key, changed, or malformed, each with its reason', async () => {
    const signed = await note(text);
    const other = readPublicKeys(
      generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    );
    const refusal = async (candidate: string, by = keys) => {
      const result = await verifyCheckpoint(candidate, by);
      return result.ok ? 'accepted' : result.error;
    };
    expect(await refusal(signed, other)).toBe('UNKNOWN_KEY');
    expect(await refusal(signed, [])).toBe('UNKNOWN_KEY');
    expect(await refusal(signed.replace('\n7\n', '\n8\n'))).toBe('BAD_SIGNATURE');
    expect(await refusal(await note(text, 'another/name'))).toBe('UNKNOWN_KEY');
    expect(await refusal(await note(text.replace('\n7\n', '\n07\n')))).toBe('MALFORMED');
    expect(await refusal(signed.slice(0, -1))).toBe('MALFORMED');
    expect(await refusal('')).toBe('MALFORMED');
  });

  test('fails with every bit flipped in it', async () => {
    const bytes = utf8(await note(text));
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = bytes.slice();
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      const result = await verifyCheckpoint(new TextDecoder().decode(changed), keys);
      expect(result.ok, `bit ${bit}`).toBe(false);
    }
  });
});
