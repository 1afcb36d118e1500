/** The catalogue holds every text, each is used, and none stands in a component. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { en } from './en.js';
import { createTranslate } from './translate.js';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter(
    (name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts') && !name.startsWith('i18n/en'),
  )
  .map((name) => ({ name, text: readFileSync(`${SOURCE}/${name}`, 'utf8') }));

/** Attributes whose value a person reads or hears. */
const SPOKEN = [
  'title',
  'label',
  'aria-label',
  'placeholder',
  'alt',
  'hint',
  'description',
  'summary',
  'caption',
];

function literalsIn(name: string, text: string): string[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, literal: string): void => {
    if (!/\p{L}/u.test(literal)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${name}:${line + 1} ${literal.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxExpression(node) && ts.isJsxElement(node.parent) && node.expression) {
      noteStrings(node.expression);
    }
    if (ts.isJsxAttribute(node) && SPOKEN.includes(node.name.getText()) && node.initializer) {
      noteStrings(node.initializer);
    }
    ts.forEachChild(node, visit);
  };
  // A string that is itself the value: not one that is compared, or given to a function.
  const noteStrings = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) note(node, node.text);
    else if (ts.isJsxExpression(node) && node.expression) noteStrings(node.expression);
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(noteStrings);
    else if (ts.isBinaryExpression(node)) noteStrings(node.right);
    else if (ts.isTemplateExpression(node)) {
      for (const part of [node.head, ...node.templateSpans.map((span) => span.literal)]) {
        note(part, part.text);
      }
    }
  };
  visit(source);
  return found;
}

describe('the catalogue', () => {
  it('leaves no text in a component', () => {
    expect(files.flatMap(({ name, text }) => literalsIn(name, text))).toEqual([]);
  });

  it('would notice one', () => {
    const sample = `const a = <p title="Two">One {b ? 'Three' : ''} {t('key.only')}</p>;`;
    expect(
      literalsIn('sample.tsx', sample).map((hit) => hit.split(' ').slice(1).join(' ')),
    ).toEqual(['Two', 'One', 'Three']);
  });

  it('has no text that nothing uses', () => {
    const code = files.map(({ text }) => text).join('\n');
    const templates = [...code.matchAll(/t\(`([\w.]+)\.\$\{/g)].map((match) => `${match[1]}.`);
    const prefixes = [...code.matchAll(/textOfCode\('([\w.]+)'/g)].map((match) => `${match[1]}.`);
    const dynamic = [...templates, ...prefixes];
    const unused = Object.keys(en).filter(
      (key) => !code.includes(`'${key}'`) && !dynamic.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it('gives both forms of a plural the same parameters', () => {
    const names = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const message of Object.values(en)) {
      if (typeof message === 'string') continue;
      expect(names(message.other)).toContain('{count}');
      for (const name of names(message.one)) expect(names(message.other)).toContain(name);
    }
  });
});

describe('a translation', () => {
  const t = createTranslate(
    { plain: 'Hello {name}', things: { one: '{count} thing', other: '{count} things' } } as const,
    'en',
  );

  it.each([
    [0, '0 things'],
    [1, '1 thing'],
    [1234, '1,234 things'],
  ])('of %i things is "%s"', (count, expected) => {
    expect(t('things', { count })).toBe(expected);
  });

  it('keeps what a parameter holds as it is', () => {
    expect(t('plain', { name: '{name} $& <b>' })).toBe('Hello {name} $& <b>');
  });
});
