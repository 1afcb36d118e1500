/** What may be subscribed to: our own documents, and nothing that every change makes heavy. */
import { readFileSync } from 'node:fs';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import { checkSubscription } from './check-subscription.js';

const text = (path: string): string =>
  readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const schema = buildSchema(text('api/schema.graphql'));

/** The operation with the fragments that it spreads, as clients send it. */
function ownDocument(name: string): string {
  const documents = parse(
    text('sdk/operations/subscriptions.graphql') + text('sdk/operations/fragments.graphql'),
  );
  const operation = getOperationAST(documents, name);
  const wanted = new Set<string>();
  const sources: string[] = [];
  const visit = (source: string): void => {
    sources.push(source);
    for (const [, fragment = ''] of source.matchAll(/\.\.\.(\w+)/g)) {
      if (wanted.has(fragment) || fragment === 'on') continue;
      wanted.add(fragment);
      const found = documents.definitions.find(
        (node) => node.kind === 'FragmentDefinition' && node.name.value === fragment,
      );
      visit(found?.loc?.source.body.slice(found.loc.start, found.loc.end) ?? '');
    }
  };
  visit(operation?.loc?.source.body.slice(operation.loc.start, operation.loc.end) ?? '');
  return sources.join('\n');
}

it.each(['AccountEvents', 'AccountUpdates', 'MarketUpdates', 'ResearchRunUpdates'])(
  'takes %s',
  (name) => {
    expect(checkSubscription(schema, { query: ownDocument(name) })).toMatchObject({ ok: true });
  },
);

it.each([
  'heatMap(x: "a", y: "b") { value }',
  'trials(first: $first) { nodes { measures { value } } }',
  'backtest { tearSheet { barLength } trades(first: 1) { nodes { pnl } } }',
])('refuses to make %s again at every change', (selection) => {
  const declared = selection.includes('$first') ? '($first: Int!)' : '';
  const query = `subscription S${declared} { researchRunUpdates { id ${selection} } }`;
  const checked = checkSubscription(schema, { query, variables: { first: 200 } });
  expect(checked).toMatchObject({
    ok: false,
    errors: [{ extensions: { code: 'QUERY_TOO_LARGE' } }],
  });
});
