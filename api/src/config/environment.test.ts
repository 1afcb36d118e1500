/** Every variable: what it takes, and the sentence for what it does not. */
import { describe, expect, it } from 'vitest';

import { readEnvironment } from './environment.js';

const read = (source: Record<string, string>) => readEnvironment(source, '/somewhere');

describe('environment', () => {
  it('has a default for everything', () => {
    expect(read({})).toEqual({
      home: '/somewhere/.fiducia',
      homeWasChosen: false,
      port: null,
      host: null,
      url: null,
      apiKey: null,
      logLevel: 'info',
      logTo: 'file',
      installationSecret: null,
      databaseUrl: null,
      databaseOwnerUrl: null,
      redisUrl: null,
      production: false,
      environment: 'TEST',
      publicUrl: null,
      allowedOrigins: [],
      trustedProxies: [],
      keys: { directory: null, rotationDays: 90, vault: null },
      smtpUrl: null,
      mailFrom: null,
      token: null,
      audit: { storage: null, vaultKey: 'fiducia-audit' },
    });
  });

  it('is frozen', () => {
    expect(Object.isFrozen(read({}))).toBe(true);
  });

  it('takes an empty variable for an unset one', () => {
    expect(read({ FIDUCIA_PORT: '', DATABASE_URL: '' })).toMatchObject({
      port: null,
      databaseUrl: null,
    });
  });

  it('names an unknown variable and those that it knows', () => {
    expect(() => read({ FIDUCIA_PROT: '4001' })).toThrow(
      /^Unknown environment variable FIDUCIA_PROT: .*FIDUCIA_PORT/,
    );
  });

  it('is LIVE in production unless TEST is asked for', () => {
    expect(read({ NODE_ENV: 'production' }).environment).toBe('LIVE');
    const asked = { NODE_ENV: 'production', FIDUCIA_ENVIRONMENT: 'TEST' };
    expect(read(asked).environment).toBe('TEST');
    expect(read({ FIDUCIA_ENVIRONMENT: 'LIVE' }).environment).toBe('LIVE');
  });

  it('reads how the outside reaches it', () => {
    const outside = {
      FIDUCIA_PUBLIC_URL: 'https://portal.example/',
      FIDUCIA_ALLOWED_ORIGINS: 'https://a.example, https://b.example:8443/',
      FIDUCIA_TRUSTED_PROXIES: '10.0.0.0/8,::1',
    };
    expect(read(outside)).toMatchObject({
      publicUrl: 'https://portal.example',
      allowedOrigins: ['https://a.example', 'https://b.example:8443'],
      trustedProxies: ['10.0.0.0/8', '::1'],
    });
  });

  it('leaves the variables of tests and of other programs alone', () => {
    expect(() => read({ FIDUCIA_ORACLES: '../data' })).not.toThrow();
    expect(() => read({ FIDUCIA_TEST_DATABASE_URL: 'x', PORT: 'x', FIDUCIARY: 'x' })).not.toThrow();
  });

  it.each([
    ['FIDUCIA_PORT', '70000'],
    ['FIDUCIA_PORT', '-1'],
    ['FIDUCIA_PORT', '4000.5'],
    ['FIDUCIA_URL', 'ftp://somewhere'],
    ['FIDUCIA_URL', 'localhost:4000'],
    ['FIDUCIA_LOG_LEVEL', 'loud'],
    ['FIDUCIA_LOG', 'printer'],
    ['FIDUCIA_ENVIRONMENT', 'live'],
    ['FIDUCIA_PUBLIC_URL', 'portal.example'],
    ['FIDUCIA_PUBLIC_URL', 'https://portal.example/path'],
    ['FIDUCIA_ALLOWED_ORIGINS', 'https://a.example,b.example'],
    ['FIDUCIA_ALLOWED_ORIGINS', '*'],
    ['FIDUCIA_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['FIDUCIA_TRUSTED_PROXIES', 'proxy.example'],
    ['FIDUCIA_INSTALLATION_SECRET', 'abc'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['DATABASE_OWNER_URL', 'host'],
    ['REDIS_URL', 'localhost:6379'],
  ])('names %s when it holds %s', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(
      new RegExp(`^Environment variable ${name} takes .*\\.$`),
    );
  });

  it.each(['DATABASE_URL', 'REDIS_URL', 'FIDUCIA_INSTALLATION_SECRET'])(
    'does not repeat the value of %s, which may be a secret',
    (name) => {
      expect(() => read({ [name]: 'hunter2' })).toThrow(/^(?!.*hunter2)/);
    },
  );
});
