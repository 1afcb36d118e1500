/** What may leave the schema: only what was deprecated with a date, or stands on the list. */
import { buildSchema } from 'graphql';
import { expect, it } from 'vitest';
import { checkSchema } from './check-schema.js';

const RELEASED = `
  type Query { a: Int b(x: Int, y: Int @deprecated(reason: "No use. Removed after 2026-06-30.")): Int
    old: Int @deprecated(reason: "Use a. Removed after 2026-06-30.") c: Colour }
  enum Colour { RED GREEN @deprecated(reason: "Faded. Removed after 2027-01-31.") }
  input In { p: Int }`;
const today = '2026-11-22';

function check(current: string, exceptions: { change: string; reason: string }[] = []) {
  const released = buildSchema(RELEASED);
  return checkSchema({ released, current: buildSchema(current), exceptions, today });
}

it('an unchanged or larger schema breaks nothing', () => {
  const larger = RELEASED.replace('a: Int', 'a: Int more: String');
  for (const schema of [RELEASED, larger]) expect(check(schema).problems).toEqual([]);
});

it.each([
  ['a field', ['a: Int', ''], 'Query.a was removed. Deprecate it first'],
  ['an argument', ['x: Int, ', ''], 'Query.b arg x was removed. Deprecate it first'],
  ['nullability', ['c: Colour', 'c: Int'], 'Query.c changed type from Colour to Int. Deprecate'],
  ['a demand', ['p: Int', 'p: Int q: Int!'], 'A required field q on input type In was added.'],
  ['what is promised for longer', [' GREEN', ' #'], 'GREEN was removed from enum type Colour.'],
] as const)('%s may not go or change', (_name, [from, to], problem) => {
  const text = RELEASED.replace(from, to).replace('# @deprecated', '#').replace(/#.*\n/, '}\n');
  const { problems } = check(text);
  expect(problems.join('\n')).toContain(problem);
});

it.each([
  ['a field', 'old: Int @deprecated(reason: "Use a. Removed after 2026-06-30.")', 'Query.old'],
  [
    'an argument',
    ', y: Int @deprecated(reason: "No use. Removed after 2026-06-30.")',
    'Query.b arg y',
  ],
])('%s goes when its date has come', (_name, text, element) => {
  const { problems, removed } = check(RELEASED.replace(text, ''));
  expect(problems).toEqual([]);
  expect(removed).toEqual([`${element} was removed.`]);
});

it('a deprecation without a date is a problem', () => {
  const text = RELEASED.replace('a: Int', 'a: Int @deprecated(reason: "Old.")');
  expect(check(text).problems).toEqual([expect.stringContaining('Query.a is deprecated without')]);
});

it('an exception lets one change pass, and must be needed', () => {
  const exception = { change: 'Query.a was removed.', reason: 'Nobody had it.' };
  const without = RELEASED.replace('a: Int', '');
  expect(check(without, [exception])).toMatchObject({ problems: [], excepted: [exception] });
  expect(check(without, [{ ...exception, reason: '' }]).problems).toHaveLength(2);
  expect(check(RELEASED, [exception]).problems).toEqual([expect.stringContaining('not needed')]);
});
