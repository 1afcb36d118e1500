/** Asks the gateway as one tenant with ids of another, and keeps every answer that tells too much. */
import type { Role } from '@fiducia/tenants';
import { ask, type GraphqlAnswer } from '../support/graphql-request.js';
import type { TestGateway } from '../support/test-gateway.js';
import { isIdArgument, type IdArgument } from './id-kinds.js';
import type { Operation, Variable } from './schema-walk.js';
import { unknownId, type TenantSecrets } from './tenant-secrets.js';
import { valuesFor } from './variable-values.js';

export type Viewer = Role | 'API_KEY';

export interface WalkCounts {
  requests: number;
  idsTried: number;
  /** What went wrong, in sentences. */
  readonly leaks: string[];
}

export interface Walker {
  readonly gateway: TestGateway;
  readonly viewer: Viewer;
  readonly own: TenantSecrets;
  /** Tenants of whom nothing may be heard. */
  readonly others: readonly TenantSecrets[];
  /** What the viewer may be told of them: the operator knows their names. */
  readonly shown: readonly string[];
  readonly counts: WalkCounts;
  readonly tokens: Map<Viewer, string>;
  signIn(viewer: Role): Promise<string>;
}

export const isId = (variable: Variable): boolean => isIdArgument(variable.kind);

/** One argument at a time with a foreign id, the others empty or our own; then all of them. */
export function choicesOf(operation: Operation): readonly (readonly Variable[])[] {
  const ids = operation.variables.filter(isId);
  return ids.length > 1 ? [...ids.map((one) => [one]), ids] : [ids];
}

/** Foreign ids for the chosen arguments; the same with ids that nobody has is the control. */
export interface Filling {
  readonly foreign: Record<string, unknown>;
  readonly unknown: Record<string, unknown>;
}

export function fillingsOf(
  walker: Walker,
  operation: Operation,
  chosen: readonly Variable[],
): readonly Filling[] {
  const tried = (secrets: TenantSecrets, anyId: string | null): Filling => {
    const id = (kind: IdArgument) =>
      (kind === 'ANY_ID' ? anyId : secrets.idOf(kind)) ?? unknownId(kind);
    // The same keys for idempotency would make the second request a repetition of the first.
    return {
      foreign: fill(walker, operation, chosen, id),
      unknown: fill(walker, operation, chosen, (kind) =>
        kind === 'ANY_ID' && anyId !== null ? likeButUnknown(anyId) : unknownId(kind),
      ),
    };
  };
  const takesAny = chosen.some(({ kind }) => kind === 'ANY_ID');
  return walker.others.flatMap((secrets) =>
    takesAny ? secrets.anyIds.map((id) => tried(secrets, id)) : [tried(secrets, null)],
  );
}

function fill(
  walker: Walker,
  operation: Operation,
  chosen: readonly Variable[],
  id: (kind: IdArgument) => string,
): Record<string, unknown> {
  return valuesFor(operation, (variable) => {
    if (!isIdArgument(variable.kind)) return null;
    if (chosen.includes(variable)) return id(variable.kind);
    return variable.required ? (walker.own.idOf(variable.kind) ?? unknownId(variable.kind)) : null;
  });
}

/** An id of the same kind as the given one, which nobody has. */
function likeButUnknown(id: string): string {
  return `${id.slice(0, 4)}${unknownId('ANY_ID').slice(4)}`;
}

export async function askAs(
  walker: Walker,
  operation: Operation,
  variables: Record<string, unknown>,
): Promise<GraphqlAnswer> {
  const { gateway, viewer, tokens, counts } = walker;
  const token = tokens.get(viewer) ?? '';
  counts.requests += 1;
  const answer = await ask(gateway.url, { query: operation.document, variables, token });
  if (operation.kind === 'mutation' && viewer !== 'API_KEY') await stayIn(walker, viewer);
  return answer;
}

/** What ended the caller's session must not end the walk. */
async function stayIn({ gateway, tokens, signIn }: Walker, viewer: Role): Promise<void> {
  const query = '{ viewer { __typename } }';
  const { errors } = await ask(gateway.url, { query, token: tokens.get(viewer) ?? '' });
  if (errors.length > 0) tokens.set(viewer, await signIn(viewer));
}

/** Looks for others' secrets in every byte, and for a fault of ours; `sent` may come back. */
export function judge(
  walker: Walker,
  name: string,
  answer: Pick<GraphqlAnswer, 'text' | 'status'> & { readonly headers?: Headers },
  sent: readonly string[] = [],
): void {
  const { leaks } = walker.counts;
  const headers = JSON.stringify([...(answer.headers ?? [])]);
  const unsent = sent.reduce((left, value) => left.replaceAll(value, ''), answer.text + headers);
  // Whole texts alone: a canary that has a partner's name in it is still found.
  const shown = name.startsWith('Query.partners') ? walker.shown : [];
  const text = shown.reduce((left, value) => left.replaceAll(JSON.stringify(value), '""'), unsent);
  for (const secrets of walker.others) {
    const found = secrets.finder.find(text);
    if (found !== null) leaks.push(`${walker.viewer} ${name} shows ${found}: ${answer.text}`);
  }
  if (answer.status >= 500) leaks.push(`${walker.viewer} ${name} fails: ${answer.text}`);
}

/** An answer without what differs from one request to the next: the request's id. */
export function comparable(answer: GraphqlAnswer): string {
  return JSON.stringify([
    answer.status,
    answer.data,
    answer.errors.map(({ extensions, ...error }) => ({
      ...error,
      extensions: { ...extensions, requestId: '' },
    })),
  ]);
}

/** Every operation with every choice of arguments; what the control would not get is a leak. */
export async function walkOperations(
  walker: Walker,
  operations: readonly Operation[],
): Promise<void> {
  for (const operation of operations) {
    for (const chosen of choicesOf(operation)) {
      for (const { foreign, unknown } of fillingsOf(walker, operation, chosen)) {
        const answer = await askAs(walker, operation, foreign);
        judge(walker, operation.name, answer);
        if (chosen.length === 0) break;
        walker.counts.idsTried += chosen.length;
        const control = await askAs(walker, operation, unknown);
        if (withoutIds(answer, foreign) === withoutIds(control, unknown)) continue;
        walker.counts.leaks.push(
          `${walker.viewer} ${operation.name} tells a foreign id from none: ` +
            `${comparable(answer)} and ${comparable(control)}`,
        );
      }
    }
  }
}

/** An id that was sent may be named in the answer. */
function withoutIds(answer: GraphqlAnswer, sent: unknown): string {
  const ids = JSON.stringify(sent).match(/[a-z]{3}_[0-9a-f]{32}/g) ?? [];
  return ids.reduce((text, id) => text.replaceAll(id, 'id'), comparable(answer));
}
