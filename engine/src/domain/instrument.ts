/** What can be traded, and in which steps. */
import type { CalendarId } from '../calendars/trading-calendar.js';
import type { CurrencyCode, DecimalString } from './money.js';

/** Another series of the account, or the instrument's own, whose price turns currencies into each other. */
export interface CurrencyConversion {
  readonly symbol: string;
  /** False: its price is one unit of the instrument's currency in the account's. True: the reverse. */
  readonly inverted: boolean;
}

export interface InstrumentSpec {
  readonly symbol: string;
  readonly name: string;
  readonly assetClass: 'INDEX' | 'EQUITY' | 'ETF' | 'CRYPTO' | 'FOREX';
  /** Of its price. */
  readonly currency: CurrencyCode;
  /** How that becomes the account's currency; absent where it is the same. */
  readonly conversion?: CurrencyConversion | undefined;
  /** Smallest price step; kernel prices are integer numbers of it. */
  readonly tickSize: DecimalString;
  /** Smallest quantity step; kernel quantities are integer numbers of it. */
  readonly lotSize: DecimalString;
  /** e.g. `1d`, `1h`, `15m`: the bars that drive it. The series is `<symbol>/<timeframe>`. */
  readonly timeframe: string;
  /** Whose sessions its bars and DAY orders follow; that of its asset class where it is absent. */
  readonly calendar?: CalendarId | undefined;
  /** Fraction of notional on each fill, taker, e.g. `0.001`. */
  readonly takerFeeRate: DecimalString;
  readonly makerFeeRate: DecimalString;
}
