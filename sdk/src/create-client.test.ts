/** What `createClient` accepts and refuses, and that secrets stay where they are. */
import { inspect } from 'node:util';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { startHttpStandIn } from '../test/stand-in/http-stand-in.js';
import { createClient } from './create-client.js';
import { ConfigurationError, NetworkError } from './errors/client-errors.js';
import { isFiduciaError } from './errors/fiducia-error.js';
import { SDK_VERSION } from './version.js';

const KEY = `fdk_test_0a1b2c3d_${'S'.repeat(43)}_abc123`;

afterEach(() => vi.unstubAllGlobals());

describe('the address', () => {
  it.each([
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000/graphql'],
    ['http://127.0.0.1:4000/', 'http://127.0.0.1:4000/graphql'],
    ['http://127.0.0.1:4000/graphql', 'http://127.0.0.1:4000/graphql'],
    ['https://partner.example/fiducia/', 'https://partner.example/fiducia/graphql'],
  ])('%s is asked at %s', async (url, expected) => {
    const asked: string[] = [];
    const fetch = (address: string) => {
      asked.push(address);
      return Promise.reject(new Error('offline'));
    };
    const call = createClient({ url, apiKey: KEY, fetch, maxRetries: 0 }).viewer();
    await expect(call).rejects.toBeInstanceOf(NetworkError);
    expect(asked).toEqual([expected]);
  });

  it.each([
    ['not an address', 'is not an address'],
    ['ftp://127.0.0.1', 'begins with http:// or https://'],
    ['http://me:secret@127.0.0.1', 'no name or password'],
  ])('%s is refused', (url, sentence) => {
    expect(() => createClient({ url })).toThrow(ConfigurationError);
    expect(() => createClient({ url })).toThrow(sentence);
  });
});

describe('secrets', () => {
  it.each(['http://api.partner.example', 'http://10.0.0.7:4000', 'http://127.0.0.1.example'])(
    'are not sent over plain http to %s',
    (url) => {
      expect(() => createClient({ url, apiKey: KEY })).toThrow('plain http');
      expect(() => createClient({ url, session: { accessToken: 't'.repeat(43) } })).toThrow(
        'plain http',
      );
      expect(() => createClient({ url, apiKey: KEY, allowUnencryptedUrl: true })).not.toThrow();
    },
  );

  it.each(['http://localhost:4000', 'http://meridian.localhost:4000', 'http://[::1]:4000'])(
    'may go over plain http to %s, which is this machine',
    (url) => {
      expect(() => createClient({ url, apiKey: KEY })).not.toThrow();
    },
  );

  it('keeps an API key out of pages, unless the page is local or says that it knows', () => {
    vi.stubGlobal('document', {});
    const url = 'https://api.partner.example';
    expect(() => createClient({ url, apiKey: KEY })).toThrow('belongs to everyone');
    expect(() => createClient({ url, credentials: 'cookie' })).not.toThrow();
    expect(() => createClient({ url: 'http://localhost:4000', apiKey: KEY })).not.toThrow();
    const dangerouslyAllowApiKeyInBrowser = true;
    expect(() => createClient({ url, apiKey: KEY, dangerouslyAllowApiKeyInBrowser })).not.toThrow();
  });

  it('refuses two ways to sign in at once', () => {
    const url = 'http://localhost:4000';
    expect(() => createClient({ url, apiKey: KEY, credentials: 'cookie' })).toThrow('one of');
  });

  it.each(['', 'fdk_test_short', `${KEY}\n`, `Bearer ${KEY}`])(
    'refuses the damaged key %j without quoting it',
    (apiKey) => {
      const error = thrownBy(() => createClient({ url: 'http://localhost:4000', apiKey }));
      expect(error).toBeInstanceOf(ConfigurationError);
      if (apiKey !== '') expect(inspect(error)).not.toContain(apiKey.trim());
    },
  );

  it('shows no key when the client is inspected, serialised, or its call fails', async () => {
    const fetch = (_url: string, init: { headers: Record<string, string> }) =>
      Promise.reject(new Error(`cannot send ${JSON.stringify(init.headers)}`));
    const client = createClient({ url: 'http://localhost:4000', apiKey: KEY, fetch });
    const error = await client.viewer({ maxRetries: 0 }).catch((reason: unknown) => reason);
    expect(isFiduciaError(error)).toBe(true);
    for (const text of [
      inspect(client, { depth: 10, showHidden: true }),
      JSON.stringify(client),
      inspect(error, { depth: 10, showHidden: true }),
    ]) {
      expect(text).not.toContain('SSSS');
    }
  });
});

describe('what is sent', () => {
  it('is one static operation with the key, the client version and JSON types', async () => {
    await using server = await startHttpStandIn(() => ({ data: { strategies: [] } }));
    await createClient({ url: server.url, apiKey: KEY }).strategies.list();
    const [request] = server.heard;
    expect(request?.headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
      'x-fiducia-client': `sdk/${SDK_VERSION}`,
    });
    expect(request?.headers['user-agent']).toMatch(`fiducia-sdk/${SDK_VERSION} (Node.js/`);
    expect(request?.body).toMatchObject({ operationName: 'Strategies', variables: {} });
  });

  it('has no authorization in cookie mode, not even after signing in', async () => {
    const viewer = { id: 'usr_1' };
    const signedIn = { __typename: 'SignInPayload', viewer, tokens: null };
    await using server = await startHttpStandIn(({ body }) =>
      body.operationName === 'SignIn' ? { data: { signIn: signedIn } } : { data: { viewer } },
    );
    const client = createClient({ url: server.url, credentials: 'cookie' });
    await client.signIn({ email: 'a@b.example', password: 'secret' });
    await client.viewer();
    expect(server.heard.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('carries the session after signIn and not after signOut', async () => {
    const viewer = { id: 'usr_1' };
    const tokens = { accessToken: 'x'.repeat(43), refreshToken: 'y'.repeat(43) };
    const signedIn = { __typename: 'SignInPayload', viewer, tokens };
    await using server = await startHttpStandIn(({ body }) => {
      if (body.operationName === 'SignIn') return { data: { signIn: signedIn } };
      return { data: { viewer, signOut: { signedOut: true } } };
    });
    const client = createClient({ url: server.url });
    await client.signIn({ email: 'a@b.example', password: 'secret' });
    await client.viewer();
    await client.signOut();
    await client.viewer();
    const bearer = `Bearer ${'x'.repeat(43)}`;
    expect(server.heard.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      bearer,
      bearer,
      undefined,
    ]);
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
