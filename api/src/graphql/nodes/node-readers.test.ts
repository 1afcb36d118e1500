/** Whatever has an id can be read again by it, or a sentence says why not. */
import { readFileSync } from 'node:fs';
import { buildSchema, isInterfaceType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { NODE_READERS } from './node-readers.js';

const text = readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8');
const schema = buildSchema(text);

/** Types with an id that are not read again by it, and why. */
const NOT_NODES: Readonly<Record<string, string>> = {
  ApiKey: 'read by `apiKeys`, under the right to read keys',
  ApprovalAuthor: 'a name beside an approval',
  ApprovalDecider: 'a name beside an approval',
  AuditEntry: 'read by `auditEntries`, within the reader’s scope',
  Invitation: 'read with the team',
  Partner: 'read by `partners`, by the operator of the platform alone',
  RoleAssignment: 'read with the person who has it',
  SeenAccount: 'what somebody else would see',
  TeamMember: 'read by `teamMembers`, under the right to read people',
  VenueCredential: 'read by its account',
  Viewer: 'the one who asks',
};

it('every type with an id is a node, or says why it is none', () => {
  const withId = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && String(type.getFields()['id']?.type) === 'ID!',
  );
  const node = schema.getType('Node');
  const nodes = isInterfaceType(node) ? schema.getPossibleTypes(node) : [];
  const others = withId.filter((type) => !nodes.some(({ name }) => name === type.name));
  const unexplained = others.map(({ name }) => name).filter((name) => !(name in NOT_NODES));
  expect(unexplained.filter((name) => !/Payload$|^(Query|Mutation)$/.test(name))).toEqual([]);
});

it('every node has a reader', () => {
  const readable = Object.values(NODE_READERS).flatMap((reader) =>
    typeof reader === 'string' ? [] : [reader.typeName],
  );
  const node = schema.getType('Node');
  const nodes = isInterfaceType(node) ? schema.getPossibleTypes(node) : [];
  expect(readable.toSorted()).toEqual(nodes.map(({ name }) => name).toSorted());
});
