/** What every key provider must keep, whichever it is: one suite for all of them. */
import { expect, test } from 'vitest';

import { newId } from '../ids.js';
import type { TenantId } from '../ids.js';
import { DATA_KEY_BYTES, SecretDamagedError } from '../secrets/key-provider.js';
import type { KeyProvider, WrappedKey } from '../secrets/key-provider.js';
import { must } from './seed-two-tenants.js';

/** `open` gives a provider with keys of its own; each test asks for a fresh one. */
export function keyProviderContract(open: () => Promise<KeyProvider>): void {
  const tenant = newId<TenantId>();
  const other = newId<TenantId>();

  test('opens the data keys that it made, each of them another 256 bits', async () => {
    const keys = await open();
    const [one, two] = [
      must(await keys.createDataKey(tenant)),
      must(await keys.createDataKey(tenant)),
    ];
    expect(one.plaintext).toHaveLength(DATA_KEY_BYTES);
    expect(one.plaintext.equals(two.plaintext)).toBe(false);
    expect(one.wrapped).toMatchObject({ ring: keys.ring, version: must(await keys.keyVersion()) });
    expect(must(await keys.unwrapKey(tenant, one.wrapped))).toEqual(one.plaintext);
    expect(must(await keys.unwrapKey(tenant, two.wrapped))).toEqual(two.plaintext);
  });

  test('shows nothing of a data key in its wrapped form', async () => {
    const keys = await open();
    const { plaintext, wrapped } = must(await keys.createDataKey(tenant));
    for (const encoding of ['hex', 'base64', 'base64url', 'latin1'] as const) {
      expect(wrapped.text).not.toContain(plaintext.toString(encoding).replace(/=+$/, ''));
    }
  });

  test('wraps a data key that came from elsewhere', async () => {
    const keys = await open();
    const plaintext = Buffer.alloc(DATA_KEY_BYTES, 7);
    const wrapped = must(await keys.wrapKey(tenant, plaintext));
    expect(must(await keys.unwrapKey(tenant, wrapped))).toEqual(plaintext);
    // A second wrapping is another text: equal keys cannot be told from their wrapped forms.
    expect(must(await keys.wrapKey(tenant, plaintext)).text).not.toBe(wrapped.text);
  });

  test('opens no data key of one tenant for another', async () => {
    const keys = await open();
    const { wrapped } = must(await keys.createDataKey(tenant));
    await expect(keys.unwrapKey(other, wrapped)).rejects.toThrow(SecretDamagedError);
    await expect(keys.rewrapKey(other, wrapped)).rejects.toThrow(SecretDamagedError);
  });

  test('opens what older versions wrapped, and wraps with the newest', async () => {
    const keys = await open();
    const before = must(await keys.createDataKey(tenant));
    const version = must(await keys.rotate());
    expect(version).toBe(before.wrapped.version + 1);
    expect(must(await keys.keyVersion())).toBe(version);
    expect(must(await keys.createDataKey(tenant)).wrapped.version).toBe(version);
    expect(must(await keys.unwrapKey(tenant, before.wrapped))).toEqual(before.plaintext);
  });

  test('wraps the same data key anew under the newest version', async () => {
    const keys = await open();
    const before = must(await keys.createDataKey(tenant));
    const version = must(await keys.rotate());
    const after = must(await keys.rewrapKey(tenant, before.wrapped));
    expect(after).toMatchObject({ ring: keys.ring, version });
    expect(must(await keys.unwrapKey(tenant, after))).toEqual(before.plaintext);
  });

  test('refuses a wrapped key with a changed character, cut short or made up', async () => {
    const keys = await open();
    const { wrapped } = must(await keys.createDataKey(tenant));
    const last = wrapped.text.at(-5) === 'A' ? 'B' : 'A';
    const damaged = [
      wrapped.text.slice(0, -5) + last + wrapped.text.slice(-4),
      wrapped.text.slice(0, -8),
      wrapped.text.slice(0, 9),
      'nothing of ours',
    ];
    for (const text of damaged) {
      const forged: WrappedKey = { ...wrapped, text };
      await expect(keys.unwrapKey(tenant, forged), text).rejects.toThrow(SecretDamagedError);
    }
  });
}
