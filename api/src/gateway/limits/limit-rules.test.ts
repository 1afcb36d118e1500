/** The limits of documents: each is reached by a legal document and refused just above. */
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { RootFieldsRule } from './root-fields-rule.js';
import { SelectionLimitsRule } from './selection-limits-rule.js';

const schema = buildSchema(`
  type Node { name: String child: Node children: [Node!]! }
  type Query { node: Node name: String }
  type Mutation { signIn(name: String): String signOut: String }
`);

function codes(document: string): readonly unknown[] {
  const errors = validate(schema, parse(document), [SelectionLimitsRule, RootFieldsRule]);
  return errors.map((error) => error.extensions['code']);
}

const nested = (depth: number) =>
  `${'{ child '.repeat(depth - 2)}{ name }${' }'.repeat(depth - 2)}`;
const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');

describe('document limits', () => {
  it.each([
    ['depth 10', `{ node ${nested(10)} }`, []],
    ['depth 11', `{ node ${nested(11)} }`, ['QUERY_TOO_DEEP']],
    [
      'depth through fragments',
      `{ node { ...A } } fragment A on Node { child { ...B } } fragment B on Node ${nested(10)}`,
      ['QUERY_TOO_DEEP'],
    ],
    ['15 aliases', `{ node { ${times(15, (i) => `a${i}: name`)} } }`, []],
    ['16 aliases', `{ node { ${times(16, (i) => `a${i}: name`)} } }`, ['TOO_MANY_ALIASES']],
    [
      '16 aliases of __typename',
      `{ node { ${times(16, (i) => `a${i}: __typename`)} } }`,
      ['TOO_MANY_ALIASES'],
    ],
    ['__typename without alias', `{ node { ${times(16, () => '__typename')} } }`, []],
    [
      'aliases multiplied by fragments',
      `{ node { ...A x: child { ...A } y: child { ...A } } }
       fragment A on Node { ${times(6, (i) => `a${i}: name`)} }`,
      ['TOO_MANY_ALIASES'],
    ],
    [
      '11 directives',
      `{ node { ${times(11, () => 'name @skip(if: true)')} } }`,
      ['TOO_MANY_DIRECTIVES'],
    ],
    ['21 root fields', `{ ${times(21, () => 'name')} }`, ['TOO_MANY_ROOT_FIELDS']],
    ['6 mutations', `mutation { ${times(6, (i) => `a${i}: signOut`)} }`, ['TOO_MANY_ROOT_FIELDS']],
    ['sign-in alone', 'mutation { signIn(name: "a") }', []],
    [
      'sign-in with an alias beside it',
      'mutation { a: signIn(name: "a") b: signIn(name: "b") }',
      ['SIGN_IN_NOT_ALONE'],
    ],
    [
      'sign-in hidden in a fragment',
      'mutation { signOut ...F } fragment F on Mutation { ... { x: signIn(name: "a") } }',
      ['SIGN_IN_NOT_ALONE'],
    ],
  ])('%s', (_name, document, expected) => {
    expect(codes(document)).toEqual(expected);
  });

  it('ends on fragment cycles and on fragments that double each other', () => {
    expect(codes('{ node { ...A } } fragment A on Node { child { ...A } }')).toEqual([]);
    const doubling = times(
      60,
      (i) => `fragment F${i} on Node { a: child { ...F${i + 1} } b: child { ...F${i + 1} } }`,
    );
    expect(codes(`{ node { ...F0 } } ${doubling} fragment F60 on Node { name }`)).toEqual([
      'QUERY_TOO_DEEP',
      'TOO_MANY_ALIASES',
    ]);
  });
});
