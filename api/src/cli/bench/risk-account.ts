/** The account that `fiducia bench risk` asks: ten instruments, positions, twenty working orders. */
import {
  AccountKernel,
  DEFAULT_MANDATE,
  StrategyRegistry,
  openingInputs,
  type AccountKernelOptions,
  type InstrumentSpec,
  type KernelEvent,
  type OrderRequest,
} from '@fiducia/engine/simulation';

const INSTRUMENTS = 10;
export const WORKING_ORDERS = 20;
/** Of each, in ticks of a cent. */
const PRICE_TICKS = 10_000;
/** Ticks below the last price at which the measured orders would buy. */
const MOST_BELOW = 500;
const AT = Date.UTC(2024, 0, 2, 21) - 1;

export class RiskAccount {
  private readonly kernel: AccountKernel;
  private venueSeq = 0;
  private orders = 0;

  constructor(checks: NonNullable<AccountKernelOptions['incompleteChecksForMutationTests']>) {
    this.kernel = new AccountKernel({
      strategies: new StrategyRegistry([]),
      incompleteChecksForMutationTests: checks,
    });
    const opening = openingInputs({
      firstBarAt: AT,
      currency: 'USD',
      cash: '1000000',
      mandate: DEFAULT_MANDATE,
      instruments: SPECS,
      deployments: [],
    });
    for (const input of opening) this.kernel.apply(input);
    this.showBars();
    this.takePositions();
    while (this.kernel.view.workingOrders.length < WORKING_ORDERS)
      this.accept(this.ask(this.limit()));
  }

  /** A request that passes every check, and so is asked every one: no two at work are the same. */
  limit(): OrderRequest {
    const number = this.orders;
    const isResting = number < INSTRUMENTS + WORKING_ORDERS;
    const belowLast = isResting ? MOST_BELOW + number : 1 + (number % MOST_BELOW);
    return {
      symbol: symbolOf(number % INSTRUMENTS),
      side: 'BUY',
      type: 'LIMIT',
      timeInForce: 'GTC',
      quantity: { units: String(1 + (number % 7)) },
      limitPrice: ((PRICE_TICKS - belowLast) / 100).toFixed(2),
      stopPrice: null,
      reduceOnly: false,
    };
  }

  /** Returns the order's name; throws when a check denied it. */
  ask(request: OrderRequest): string {
    this.orders += 1;
    const order = `m.1.bench.${this.orders}`;
    const events = this.kernel.apply({ type: 'ORDER_REQUESTED', at: AT, order, request });
    const denied = events.find((event) => event.type === 'ORDER_DENIED');
    if (denied !== undefined) throw new Error(`the benchmark's order was denied: ${denied.check}`);
    return order;
  }

  /** Makes room for the next one, so that the account stays as it is. */
  cancel(order: string): void {
    this.venueSeq += 1;
    const reason = 'REQUESTED';
    this.kernel.apply({ type: 'VENUE_CANCELED', at: AT, venueSeq: this.venueSeq, order, reason });
  }

  private accept(order: string): void {
    this.venueSeq += 1;
    this.kernel.apply({ type: 'VENUE_ACCEPTED', at: AT, venueSeq: this.venueSeq, order });
  }

  private takePositions(): void {
    for (let index = 0; index < INSTRUMENTS; index += 1) {
      const units = String(50 + index);
      const request = { ...this.limit(), quantity: { units }, symbol: symbolOf(index) };
      const order = this.ask({ ...request, type: 'MARKET', limitPrice: null });
      this.venueSeq += 1;
      this.kernel.apply({
        ...{ type: 'VENUE_FILLED', at: AT, venueSeq: this.venueSeq, order, tradeId: `${order}#1` },
        ...{ quantity: units, price: '100', fee: '1', liquidity: 'TAKER' },
      });
    }
  }

  private showBars(): readonly KernelEvent[] {
    const price = { open: PRICE_TICKS, high: PRICE_TICKS, low: PRICE_TICKS, close: PRICE_TICKS };
    return this.kernel.apply(
      {
        type: 'BARS',
        at: AT,
        bars: SPECS.map(({ symbol }) => ({ series: `${symbol}/1d`, hash: '' })),
      },
      SPECS.map(({ symbol }) => ({ symbol, ...price, volume: 1000 })),
    );
  }
}

function symbolOf(index: number): string {
  return `S${index}`;
}

const SPECS: readonly InstrumentSpec[] = Array.from({ length: INSTRUMENTS }, (_, index) => ({
  symbol: symbolOf(index),
  name: symbolOf(index),
  assetClass: 'EQUITY',
  currency: 'USD',
  tickSize: '0.01',
  lotSize: '1',
  timeframe: '1d',
  takerFeeRate: '0.0005',
  makerFeeRate: '0.0002',
}));
