import { describe, expect, test } from 'vitest';

import { StatementNames } from './statement-names.js';

const sqlOf = (number: number): string => `SELECT ${number} + $1`;

describe('SQL that returns', () => {
  test('has a name from the third time on, always the same one', () => {
    const names = new StatementNames();
    const given = [1, 2, 3, 4].map(() => names.ofRepeated('SELECT $1'));
    expect(given).toEqual([
      undefined,
      undefined,
      given[3],
      expect.stringMatching(/^p[0-9a-f]{32}$/),
    ]);
    expect(new StatementNames().ofConstant('SELECT $1')).toBe(given[3]);
  });

  test('has a name at once when it is known to be constant elsewhere', () => {
    const names = new StatementNames();
    const name = names.ofConstant('SELECT $1');
    expect(names.ofRepeated('SELECT $1')).toBe(name);
  });

  test('goes without a name when there are too many already, and takes none from constant SQL', () => {
    const names = new StatementNames();
    const last = (number: number): string | undefined => {
      names.ofRepeated(sqlOf(number));
      names.ofRepeated(sqlOf(number));
      return names.ofRepeated(sqlOf(number));
    };
    const given = Array.from({ length: 300 }, (_, number) => last(number));
    expect(given.filter((name) => name !== undefined)).toHaveLength(250);
    expect(last(0)).toBe(given[0]);
    for (let number = 1_000; number < 1_500; number += 1) names.ofConstant(sqlOf(number));
    expect(() => names.ofConstant(sqlOf(1_500))).toThrow(/Only constant SQL/);
  });

  test('is counted anew when very many others have come in between', () => {
    const names = new StatementNames();
    names.ofRepeated('SELECT $1');
    names.ofRepeated('SELECT $1');
    for (let number = 0; number < 1_000; number += 1) names.ofRepeated(sqlOf(number));
    expect(names.ofRepeated('SELECT $1')).toBeUndefined();
  });
});
