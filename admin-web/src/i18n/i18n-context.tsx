/** Gives components the texts and formats of the reader's language. */
import { createContext, use, useMemo } from 'react';
import type { ReactNode } from 'react';
import { createFormats } from '../format/formats.js';
import type { Formats } from '../format/formats.js';
import { en } from './en.js';
import type { MessageKey } from './en.js';
import { createTranslate } from './translate.js';
import type { Translate } from './translate.js';

export interface I18n {
  readonly t: Translate<typeof en>;
  readonly formats: Formats;
  /** The catalogue's text for a code that the server sent, or the given sentence when it has none. */
  readonly textOfCode: (prefix: string, code: string, fallback: string) => string;
}

const I18nContext = createContext<I18n | null>(null);

/** The first of the reader's languages that there is a catalogue for, with its region's formats. */
export function preferredLocale(languages: readonly string[]): string {
  return languages.find((language) => language.toLowerCase().split('-')[0] === 'en') ?? 'en';
}

export function createI18n(locale: string): I18n {
  const t = createTranslate(en, locale);
  return {
    t,
    formats: createFormats(locale),
    textOfCode: (prefix, code, fallback) => {
      const key = `${prefix}.${code}`;
      return key in en && typeof en[key as MessageKey] === 'string'
        ? (en[key as MessageKey] as string)
        : fallback;
    },
  };
}

export function I18nProvider({ locale, children }: { locale: string; children: ReactNode }) {
  const i18n = useMemo(() => createI18n(locale), [locale]);
  return <I18nContext value={i18n}>{children}</I18nContext>;
}

export function useI18n(): I18n {
  const i18n = use(I18nContext);
  if (!i18n) throw new Error('useI18n outside I18nProvider');
  return i18n;
}
