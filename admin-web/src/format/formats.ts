/** Turns figures and dates into text for one locale; decimals go to Intl as strings, so exactly. */

export interface Formats {
  readonly locale: string;
  /** `10250.37`, `USD` → `$10,250.37`; an amount that the viewer may not see is hidden. */
  money(amount: string | null, currency: string): string;
  /** The same with the sign always shown: results, gains and losses. */
  signedMoney(amount: string | null, currency: string): string;
  /** With as many places as it has, at least two: what was paid for one share. */
  exactMoney(amount: string, currency: string): string;
  /** Short for tiles: `$1.2M`. */
  compactMoney(amount: string, currency: string): string;
  /** `5.25` → `5.25%`; a share that the viewer may not see is hidden. */
  percent(value: string | null): string;
  signedPercent(value: string | null): string;
  /** With as many places as it has, at least two: small figures of research. */
  exactPercent(value: string): string;
  signedExactPercent(value: string): string;
  /** Progress: `43%`. */
  wholePercent(value: number): string;
  /** A quantity or price with as many places as it has, at least `minPlaces`. */
  decimal(value: string | null, minPlaces?: number): string;
  /** An average, whose last places mean nothing: two to four. */
  averagePrice(value: string | null): string;
  integer(value: number): string;
  /** A day in market time (UTC): `12 Mar 2020`. */
  marketDay(iso: string): string;
  /** The same with the time of day: `12 Mar 2020, 14:30`. */
  marketMinute(iso: string): string;
  /** Short name of a month, 0 to 11. */
  monthName(month: number): string;
  /** When something happened, in the reader's own time zone, to the second. */
  dateTime(iso: string): string;
}

const MINUS = '\u2212';
/** For what the viewer may not see. */
export const HIDDEN = '•••';
const MAX_PLACES = 12;

export function createFormats(locale: string): Formats {
  const cached = memoizedNumberFormat(locale);
  const marketDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const marketMinute = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const monthName = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const show = (format: Intl.NumberFormat, value: string): string =>
    // A string is formatted by its exact value; a number would be rounded to a double first.
    format.format(value as Intl.StringNumericLiteral).replace('-', MINUS);
  const money = (amount: string, currency: string, options: Intl.NumberFormatOptions): string =>
    isCurrencyCode(currency)
      ? show(
          cached({ style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...options }),
          amount,
        )
      : `${show(cached({ minimumFractionDigits: 2, ...options }), amount)}\u00a0${currency}`;
  const percent = { style: 'unit', unit: 'percent', ...places(2) } as const;
  const exactPercent = { ...percent, maximumFractionDigits: MAX_PLACES } as const;

  return {
    locale,
    money: (amount, currency) => (amount === null ? HIDDEN : money(amount, currency, places(2))),
    signedMoney: (amount, currency) =>
      amount === null
        ? HIDDEN
        : money(amount, currency, { ...places(2), signDisplay: 'exceptZero' }),
    exactMoney: (amount, currency) =>
      money(amount, currency, { minimumFractionDigits: 2, maximumFractionDigits: MAX_PLACES }),
    compactMoney: (amount, currency) =>
      money(amount, currency, { notation: 'compact', maximumFractionDigits: 1 }),
    percent: (value) => (value === null ? HIDDEN : show(cached(percent), value)),
    wholePercent: (value) => show(cached({ ...percent, ...places(0) }), String(value)),
    signedPercent: (value) =>
      value === null ? HIDDEN : show(cached({ ...percent, signDisplay: 'exceptZero' }), value),
    exactPercent: (value) => show(cached(exactPercent), value),
    signedExactPercent: (value) =>
      show(cached({ ...exactPercent, signDisplay: 'exceptZero' }), value),
    decimal: (value, minPlaces = 0) =>
      value === null
        ? HIDDEN
        : show(
            cached({ minimumFractionDigits: minPlaces, maximumFractionDigits: MAX_PLACES }),
            value,
          ),
    averagePrice: (value) =>
      value === null
        ? HIDDEN
        : show(cached({ minimumFractionDigits: 2, maximumFractionDigits: 4 }), value),
    integer: (value) => cached({ maximumFractionDigits: 0 }).format(value),
    marketDay: (iso) => marketDay.format(new Date(iso)),
    marketMinute: (iso) => marketMinute.format(new Date(iso)),
    monthName: (month) => monthName.format(Date.UTC(2000, month)),
    dateTime: (iso) => dateTime.format(new Date(iso)),
  };
}

function places(count: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: count, maximumFractionDigits: count };
}

/** Intl knows three-letter currencies only; a stablecoin such as USDT is written behind its figure. */
function isCurrencyCode(currency: string): boolean {
  return /^[A-Z]{3}$/.test(currency);
}

/** A NumberFormat costs some 50 µs to build: a table of hundreds of live cells must share them. */
function memoizedNumberFormat(locale: string) {
  const formats = new Map<string, Intl.NumberFormat>();
  return (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options);
    const known = formats.get(key);
    if (known) return known;
    const created = new Intl.NumberFormat(locale, options);
    formats.set(key, created);
    return created;
  };
}
