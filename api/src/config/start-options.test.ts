/** Flags and environment together: defaults, precedence, contradictions, wrong values. */
import { describe, expect, it } from 'vitest';

import { readEnvironment } from './environment.js';
import { readStartOptions, type StartFlags } from './start-options.js';

const read = (flags: StartFlags, env: Record<string, string> = {}) =>
  readStartOptions(flags, readEnvironment(env, '/here'), '/here');

describe('start options', () => {
  it('runs everything, embedded, on the loopback address by default', () => {
    expect(read({})).toMatchObject({
      roles: ['gateway', 'engine', 'jobs'],
      speed: 1,
      port: 4000,
      host: '127.0.0.1',
      database: { kind: 'embedded' },
      bars: null,
      fastForwardToMs: null,
      demo: true,
    });
  });

  it('prefers a flag to the environment', () => {
    expect(read({ port: '5000' }, { FIDUCIA_PORT: '6000' }).port).toBe(5000);
    expect(read({}, { FIDUCIA_PORT: '6000' }).port).toBe(6000);
  });

  it('reads dates, speeds, roles and a bars file', () => {
    expect(
      read({
        speed: 'max',
        roles: 'jobs, engine',
        from: '2007-01-01',
        bars: ['x.csv'],
        quote: ['x=eur'],
        tick: '0.01',
        corporateActions: ['a.csv', '/b.csv'],
      }),
    ).toMatchObject({
      speed: 'max',
      roles: ['engine', 'jobs'],
      fastForwardToMs: Date.UTC(2007, 0, 1),
      bars: {
        paths: ['/here/x.csv'],
        symbol: null,
        tick: '0.01',
        lot: null,
        quotes: new Map([['X', 'EUR']]),
        corporateActions: ['/here/a.csv', '/b.csv'],
      },
    });
  });

  it('uses the PostgreSQL that DATABASE_URL names', () => {
    const env = { DATABASE_URL: 'postgres://a@h/d', DATABASE_OWNER_URL: 'postgres://o@h/d' };
    expect(read({}, env).database).toEqual({
      kind: 'external',
      appUrl: 'postgres://a@h/d',
      ownerUrl: 'postgres://o@h/d',
    });
  });

  it('never falls back to the built-in PostgreSQL in production', () => {
    expect(() => read({}, { NODE_ENV: 'production' })).toThrow(/DATABASE_URL.*--embedded/);
    expect(read({ embedded: true }, { NODE_ENV: 'production' }).database.kind).toBe('embedded');
  });

  it('creates people with well-known passwords only where nobody else’s money can be', () => {
    const own = { DATABASE_URL: 'postgres://a@h/d' };
    expect(read({}).demo).toBe(true);
    expect(read({ demo: false }).demo).toBe(false);
    expect(read({}, own).demo).toBe(false);
    expect(read({ demo: true }, own).demo).toBe(true);
    expect(read({ embedded: true }, { NODE_ENV: 'production' }).demo).toBe(false);
  });

  it.each<[string, StartFlags, Record<string, string>]>([
    ['--embedded', { embedded: true }, { DATABASE_URL: 'postgres://a@h/d' }],
    ['DATABASE_OWNER_URL', {}, { DATABASE_OWNER_URL: 'postgres://a@h/d' }],
    ['--roles', { roles: 'gateway,trader' }, {}],
    ['--roles', { roles: '' }, {}],
    ['--speed', { speed: '0' }, {}],
    ['--speed', { speed: 'fast' }, {}],
    ['--speed', { speed: '1e9' }, {}],
    ['--port', { port: '65536' }, {}],
    ['--port', { port: '80a' }, {}],
    ['--from', { from: '2007-02-30' }, {}],
    ['--from', { from: 'yesterday' }, {}],
    ['--tick', { bars: ['x.csv'], tick: '-1' }, {}],
    ['--tick', { bars: ['x.csv', 'y.csv'], tick: '0.01' }, {}],
    ['--quote', { bars: ['x.csv'], quote: ['EUR'] }, {}],
    ['--quote', { quote: ['X=EUR'] }, {}],
    ['--lot', { lot: '1' }, {}],
    ['--corporate-actions', { corporateActions: ['a.csv'] }, {}],
  ])('names %s when it is wrong', (name, flags, env) => {
    expect(() => read(flags, env)).toThrow(new RegExp(`${name}[ ,].*\\.$`));
  });
});
