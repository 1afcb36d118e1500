/** MARKET_BETA: slope of a series' returns on those of a market, in all, rising and falling bars. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { Window } from '../window.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';

type Bars = 'all' | 'rising' | 'falling';

export class MarketBeta extends MultiStream {
  private readonly returns: Window;
  private readonly market: Window;
  private previous = Number.NaN;
  private previousMarket = Number.NaN;

  constructor(readonly timePeriod: number) {
    super(7);
    this.returns = new Window(timePeriod);
    this.market = new Window(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(price: number, marketPrice: number): number {
    const { previous, previousMarket } = this;
    this.previous = price;
    this.previousMarket = marketPrice;
    if (Number.isNaN(previous)) return Number.NaN;
    const own = ratio(price - previous, previous);
    const market = ratio(marketPrice - previousMarket, previousMarket);
    this.returns.push(own);
    this.market.push(market);
    if (!this.returns.full) return Number.NaN;
    const up = this.slope('rising');
    const down = this.slope('falling');
    const convexity = (up - down) ** 2;
    return this.emit(this.slope('all'), up, down, ratio(up, down), convexity, own, market);
  }

  /** Least squares over the bars of that kind; 0 where the market does not move in them. */
  private slope(kind: Bars): number {
    const { returns, market } = this;
    let count = 0;
    let sumX = 0;
    let sumY = 0;
    for (let i = 0; i < market.size; i += 1) {
      if (!belongs(market.at(i), kind)) continue;
      count += 1;
      sumX += market.at(i);
      sumY += returns.at(i);
    }
    const meanX = ratio(sumX, count);
    const meanY = ratio(sumY, count);
    let products = 0;
    let squares = 0;
    for (let i = 0; i < market.size; i += 1) {
      if (!belongs(market.at(i), kind)) continue;
      products += (market.at(i) - meanX) * (returns.at(i) - meanY);
      squares += (market.at(i) - meanX) ** 2;
    }
    return ratio(products, squares);
  }
}

function belongs(marketReturn: number, kind: Bars): boolean {
  return kind === 'all' || (kind === 'rising' ? marketReturn > 0 : marketReturn < 0);
}

export const marketBeta = defineIndicator({
  fn: 'MARKET_BETA',
  title: 'Beta against a market',
  description:
    'Slope of the simple returns of a series on those of a market (a column named benchmark ' +
    'unless you name both); betaUp and betaDown of rising and falling market bars alone, their ' +
    'ratio, and convexity, the square of their difference.',
  group: 'statistics',
  inputs: ['close', 'benchmark'],
  parameters: [period('timePeriod', 50)],
  outputs: ['beta', 'betaUp', 'betaDown', 'ratio', 'convexity', 'returnsEval', 'returnsMarket'],
  create: ({ timePeriod }) => new MarketBeta(timePeriod),
});
