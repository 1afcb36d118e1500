/**
 * Lists the GraphQL operations of the portal by their SHA-256, in a file that the gateway reads:
 * in LIVE, browser sessions run these and nothing else.
 *
 * The texts are taken from the syntax trees of the modules that the build has met: the SDK's
 * documents, and every `gql` of our own. A text that is put together at run time fails the build.
 */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** The gateway looks for it beside the portal's files, and does not serve it. */
const FILE_NAME = 'persisted-operations.json';
const SDK_DOCUMENTS = /\/sdk\/(src|dist)\/(.*\/)?generated\/documents\.[cm]?[tj]s$/;
const OWN_MODULES = /\/admin-web\/src\/.*\.tsx?$/;

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

export function persistedOperations(): Plugin {
  const operations = new Map<string, string>();
  let hasSdk = false;
  const keep = (text: string): void => {
    operations.set(createHash('sha256').update(text).digest('hex'), text);
  };
  return {
    name: 'persisted-operations',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      const path = id.replaceAll('\\', '/').replace(/\?.*$/, '');
      const isSdk = SDK_DOCUMENTS.test(path);
      hasSdk ||= isSdk;
      if (!isSdk && !(OWN_MODULES.test(path) && code.includes('gql'))) return;
      walk(this.parse(code) as unknown as Node, (node) => {
        const found = isSdk ? sourceOf(node) : gqlOf(node);
        if (found === 'DYNAMIC') this.error(`${path}: gql takes one constant text.`);
        if (found !== null) keep(found);
      });
    },
    generateBundle() {
      if (!hasSdk)
        this.error('The SDK’s documents were not met: the portal would be mute in LIVE.');
      const sorted = [...operations].sort(([a], [b]) => (a < b ? -1 : 1));
      const source = `${JSON.stringify(Object.fromEntries(sorted), null, 1)}\n`;
      this.emitFile({ type: 'asset', fileName: FILE_NAME, source });
    },
  };
}

/** `source: '…'` of a generated document. */
function sourceOf(node: Node): string | null {
  if (node.type !== 'Property' || (node['key'] as { name?: string }).name !== 'source') return null;
  return textOf(node['value'] as Node);
}

/** `gql('…')`, with its types stripped. */
function gqlOf(node: Node): string | 'DYNAMIC' | null {
  if (node.type !== 'CallExpression') return null;
  if ((node['callee'] as { name?: string }).name !== 'gql') return null;
  const [argument] = node['arguments'] as readonly Node[];
  return (argument && textOf(argument)) ?? 'DYNAMIC';
}

function textOf(node: Node): string | null {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateLiteral') return null;
  const [quasi, ...more] = node['quasis'] as readonly { value: { cooked?: string | null } }[];
  return more.length === 0 ? (quasi?.value.cooked ?? null) : null;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string') visit(value as Node);
  for (const inner of Object.values(value)) walk(inner, visit);
}
