/** HTML from templates in which every value is escaped unless it is HTML itself. */

export class Html {
  constructor(readonly text: string) {}
}

export type HtmlValue = Html | string | number | readonly HtmlValue[];

export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const parts = strings.map((text, i) =>
    i < values.length ? text + render(values[i] ?? '') : text,
  );
  return new Html(parts.join(''));
}

export const NOTHING = new Html('');

function render(value: HtmlValue): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(render).join('');
  return escapeHtml(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
