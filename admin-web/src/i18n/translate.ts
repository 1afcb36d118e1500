/** Looks a text up in a catalogue, chooses its plural form and fills its parameters in. */

/** A text, or its forms by plural category; `{name}` marks a parameter, `{count}` chooses the form. */
export type Message = string | { readonly one: string; readonly other: string };
export type Catalogue = Readonly<Record<string, Message>>;

type TextOf<M> = M extends string ? M : M extends { readonly other: infer O } ? O : never;
type NamesIn<T> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type NamesOf<M> = NamesIn<TextOf<M>> | (M extends string ? never : 'count');

/** Nothing for a text without parameters, else exactly its parameters. */
export type Arguments<M> = [NamesOf<M>] extends [never]
  ? []
  : [parameters: { readonly [K in NamesOf<M>]: string | number }];

export type Translate<C extends Catalogue> = <K extends keyof C>(
  key: K,
  ...parameters: Arguments<C[K]>
) => string;

export function createTranslate<C extends Catalogue>(catalogue: C, locale: string): Translate<C> {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (key, ...[parameters]) => {
    const values: Readonly<Record<string, string | number>> = parameters ?? {};
    const message: Message | undefined = catalogue[key];
    if (message === undefined) throw new Error(`No text for "${String(key)}"`);
    const text = typeof message === 'string' ? message : pluralForm(message, values, plurals);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? numbers.format(value) : (value ?? `{${name}}`);
    });
  };
}

function pluralForm(
  message: Exclude<Message, string>,
  values: Readonly<Record<string, string | number>>,
  plurals: Intl.PluralRules,
): string {
  return plurals.select(Number(values['count'])) === 'one' ? message.one : message.other;
}
