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

  it('leaves the variables of tests and of other programs alone', () => {
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
