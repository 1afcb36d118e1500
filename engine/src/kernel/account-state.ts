/** Everything an account kernel knows. Only the functions of this folder change it. */
import { MarketDays } from '../calendars/market-days.js';
import { assertThat } from '../domain/assert.js';
import { currencyScale, minorText } from '../domain/money.js';
import type { CurrencyCode, DecimalString } from '../domain/money.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { PreTradeCheck } from '../risk/pre-trade-check.js';
import type { StrategyRegistry } from '../strategies/strategy-registry.js';
import type { OwnerRef } from './account-view.js';
import { EquityMark } from './equity-mark.js';
import { EquityText } from './equity-text.js';
import type { EventSink } from './event-sink.js';
import { Halts } from './halts.js';
import type { MarketTimeMs } from './inputs.js';
import { InstrumentState, NEVER } from './instrument-state.js';
import { KERNEL_VERSION } from './kernel-version.js';
import type { KernelOrder } from './kernel-order.js';
import { Ledger } from './ledger.js';
import type { EventLog } from './ledger.js';
import type { MarkFigures } from './mark-figures.js';
import type { MandateLimits } from './mandate-limits.js';
import { OrderBook } from './order-book.js';
import { Owner } from './owner.js';
import { RateConversion } from './rate-conversion.js';

/**
 * `AT_DECISION`: an order's quantity is fixed when it is decided. `AT_FILL`: fractions of equity are
 * resolved by the simulator when the order fills (fill model `reference`, never a real account).
 */
export type SizingMoment = 'AT_DECISION' | 'AT_FILL';

/** What must go to the venue next, in this order. */
export interface Outgoing {
  readonly kind: 'SUBMIT' | 'CANCEL';
  readonly order: KernelOrder;
}

export interface AccountSetup {
  readonly currency: CurrencyCode;
  readonly openingCash: bigint;
  readonly limits: MandateLimits;
  readonly instruments: readonly InstrumentSpec[];
  readonly strategies: StrategyRegistry;
  readonly sizing: SizingMoment;
}

export class AccountState implements EventLog {
  readonly currency: CurrencyCode;
  /** Decimals of the ledger unit. */
  readonly scale: number;
  readonly openingCash: bigint;
  /** Those of now: a person may change them while the account runs. */
  limits: MandateLimits;
  readonly strategies: StrategyRegistry;
  readonly sizing: SizingMoment;
  readonly instruments: readonly InstrumentState[];
  readonly owners: Owner[] = [];
  readonly manual: Owner;
  readonly orders = new OrderBook();
  readonly ledger: Ledger;
  readonly mark: EquityMark;
  readonly halts = new Halts();
  readonly equityText = new EquityText();
  /** Reused for every mark. */
  readonly markFigures: MarkFigures = { cash: 0, dayStart: 0, equity: 0, exposure: 0, peak: 0 };
  readonly outgoing: Outgoing[] = [];
  events: EventSink | null = null;
  checks: readonly PreTradeCheck[] = [];
  /** Version of the kernel that decides since the journal last named one. */
  kernelVersion: string = KERNEL_VERSION;
  run = 1;
  /** Stamp of the input being applied. */
  now: MarketTimeMs = 0;
  /** Stamp of the run's last bars. */
  lastBarAt: MarketTimeMs = NEVER;
  /** Market day of the last bars. */
  day = NEVER;
  lastVenueSeq = 0;
  readonly marketDays: MarketDays;
  private readonly bySymbol = new Map<string, InstrumentState>();
  private readonly bySeries = new Map<string, InstrumentState>();

  constructor(setup: AccountSetup) {
    this.currency = setup.currency;
    this.scale = currencyScale(setup.currency);
    this.openingCash = setup.openingCash;
    this.limits = setup.limits;
    const { drawdownFraction, dailyLossFraction } = setup.limits;
    this.mark = new EquityMark(drawdownFraction, dailyLossFraction);
    this.strategies = setup.strategies;
    this.sizing = setup.sizing;
    this.instruments = setup.instruments.map(
      (spec, index) => new InstrumentState(index, spec, setup.currency),
    );
    for (const instrument of this.instruments) {
      assertThat(!this.bySymbol.has(instrument.symbol), `${instrument.symbol} is there twice`);
      this.bySymbol.set(instrument.symbol, instrument);
      this.bySeries.set(instrument.series, instrument);
    }
    for (const instrument of this.instruments) this.findRate(instrument);
    this.marketDays = new MarketDays(setup.instruments);
    const symbols = this.instruments.map((instrument) => instrument.symbol);
    this.ledger = new Ledger(setup.currency, this.scale, symbols, this);
    this.manual = this.addOwner('m');
  }

  instrument(symbol: string): InstrumentState | undefined {
    return this.bySymbol.get(symbol);
  }

  instrumentOfSeries(series: string): InstrumentState | undefined {
    return this.bySeries.get(series);
  }

  addOwner(ref: OwnerRef): Owner {
    const owner = new Owner(ref, this.instruments);
    this.owners.push(owner);
    return owner;
  }

  private findRate(instrument: InstrumentState): void {
    const { currency, conversion } = instrument.spec;
    if (currency === this.currency) return;
    const source = conversion === undefined ? undefined : this.bySymbol.get(conversion.symbol);
    assertThat(
      conversion !== undefined && source !== undefined,
      `${instrument.symbol} is quoted in ${currency}, and no series of the account converts it`,
    );
    source.isRate = true;
    instrument.convertBy(new RateConversion(instrument, source, conversion.inverted, this.scale));
  }

  owner(ref: string): Owner | undefined {
    return this.owners.find((owner) => owner.ref === ref);
  }

  money(amount: number | bigint): DecimalString {
    return minorText(amount, this.scale);
  }
}
