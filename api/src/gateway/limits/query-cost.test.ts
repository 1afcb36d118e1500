/** How many objects a query is taken to produce. */
import { buildSchema, Kind, parse } from 'graphql';
import { expect, it } from 'vitest';
import { countObjects } from './query-cost.js';

const schema = buildSchema(`
  type Query { accounts(first: Int!): AccountConnection! market: Market nodes(ids: [ID!]!): [Account]!
    indicatorValues(specs: [Spec!]!): Values seriesQuality: Values
    researchRuns(first: Int!): ResearchRunConnection! }
  type ResearchRunConnection { nodes: [ResearchRun!]! }
  type ResearchRun { heatMap(x: String!, y: String!): [Cell!]! }
  type Cell { x: String }
  input Spec { fn: String }
  type Values { at: String }
  type Market { phase: String }
  type AccountConnection { nodes: [Account!]! edges: [AccountEdge!]! }
  type AccountEdge { node: Account! }
  type Account { name: String positions: [Position!]! orders(first: Int!): OrderConnection! curve(last: Int): [Point!]! }
  type Position { quantity: String }
  type OrderConnection { nodes: [Order!]! }
  type Order { side: String }
  type Point { at: String }
`);

function cost(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('no operation');
  return countObjects({ schema, document, operation, variables });
}

it.each([
  ['{ market { phase } }', {}, 1],
  ['{ accounts(first: 10) { nodes { name } } }', {}, 20],
  ['{ accounts(first: 10) { nodes { positions { quantity } } } }', {}, 70],
  ['query ($n: Int!) { accounts(first: $n) { nodes { name } } }', { n: 50 }, 100],
  ['query ($n: Int!) { accounts(first: $n) { nodes { name } } }', { n: 2_000_000_000 }, 400],
  ['query ($n: Int!) { accounts(first: $n) { nodes { name } } }', { n: -5 }, 400],
  ['{ accounts(first: 200) { nodes { orders(first: 200) { nodes { side } } } } }', {}, 80_400],
  ['query ($n: Int! = 7) { accounts(first: $n) { nodes { name } } }', {}, 14],
  ['{ nodes(ids: ["a", "b", "c"]) { positions { quantity } } }', {}, 18],
  ['query ($i: [ID!]!) { nodes(ids: $i) { name } }', { i: ['a', 'b'] }, 2],
  ['query ($i: [ID!]! = ["a", "b", "c"]) { nodes(ids: $i) { name } }', {}, 3],
  ['query ($s: [Spec!]! = [{}, {}]) { indicatorValues(specs: $s) { at } }', {}, 1_001],
  ['{ ...A ...A } fragment A on Query { accounts(first: 1) { edges { node { name } } } }', {}, 6],
  ['{ indicatorValues(specs: [{ fn: "A" }, { fn: "B" }]) { at } }', {}, 1_001],
  ['{ indicatorValues(specs: { fn: "A" }) { at } }', {}, 501],
  [
    'query ($s: [Spec!]!) { indicatorValues(specs: $s) { at } }',
    { s: [{ fn: 'A' }, { fn: 'B' }, { fn: 'C' }] },
    1_501,
  ],
  ['{ seriesQuality { at } }', {}, 4_001],
  ['{ researchRuns(first: 10) { nodes { heatMap(x: "a", y: "b") { x } } } }', {}, 50_070],
])('%s with %j makes %i', (text, variables, expected) => {
  expect(cost(text, variables)).toBe(expected);
});
