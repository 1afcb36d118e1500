/** What counts as a way out, and how many root fields an operation has. */
import { Kind, parse } from 'graphql';
import { expect, it } from 'vitest';
import { isReserved, mentionsReserved, rootFieldsOf } from './reserved-fields.js';

function read(text: string) {
  const document = parse(text);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('no operation');
  return { document, operation };
}

it.each([
  ['mutation { haltAllAccounts(input: {}) { __typename } }', true, 1],
  ['mutation { a: cancelOrder { x } b: haltAccount { x } }', true, 2],
  ['mutation { ...F } fragment F on Mutation { cancelOrder { x } }', true, 1],
  ['mutation { cancelOrder { x } placeOrder { x } }', false, 2],
  ['mutation { ...F } fragment F on Mutation { cancelOrder { x } placeOrder { x } }', false, 2],
  ['mutation { cancelOrder: placeOrder { x } }', false, 1],
  ['mutation { ... on Mutation { placeOrder { cancelOrder } } }', false, 1],
  ['{ haltAccount { x } }', false, 1],
  ['{ ...F ...F a } fragment F on Query { b c d }', false, 4],
])('%s', (text, reserved, fields) => {
  const { document, operation } = read(text);
  expect(isReserved(document, operation)).toBe(reserved);
  expect(rootFieldsOf(document, operation)).toHaveLength(fields);
  if (reserved) expect(mentionsReserved(text)).toBe(true);
});
