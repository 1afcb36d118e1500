/** What everyone who is signed in may see: instruments, bars, strategies, the market. */
import {
  adjustedCandles,
  candles,
  listStrategies,
  marketStatus,
  MAX_CANDLES,
  resampledCandles,
} from '@fiducia/engine';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { codedError } from '../../gateway/identity/signed-in.js';
import { CandlesArgs } from '../inputs/candles.args.js';
import { toMarketStatus } from '../map/market.map.js';
import { boundedCount } from '../page.js';
import { seriesDeps } from '../series-deps.js';
import { CandleType, InstrumentType, MarketStatusType } from '../types/instrument.type.js';
import { StrategyDefinitionType } from '../types/strategy.type.js';
import { orThrow } from '../use-case-error.js';

const DEFAULT_CANDLES = 500;

@Resolver()
export class MarketResolver {
  @Query(() => [InstrumentType])
  async instruments(@Ctx() { catalogue }: GatewayContext): Promise<readonly InstrumentType[]> {
    return [...(await catalogue.all()).values()];
  }

  @Query(() => [CandleType], { description: 'Bars already published, oldest first.' })
  async candles(
    @Ctx() context: GatewayContext,
    @Args(() => CandlesArgs) { symbol, last, before = null, timeframe, adjusted }: CandlesArgs,
  ): Promise<readonly CandleType[]> {
    const count = boundedCount('last', last ?? DEFAULT_CANDLES, MAX_CANDLES);
    const instrument = (await context.catalogue.all()).get(symbol);
    const own = { last: count, before };
    const { deps } = callOf(context);
    if (instrument === undefined) return candles(deps, { symbol, ...own });
    const wanted = timeframe ?? instrument.timeframe;
    if (wanted === instrument.timeframe) {
      if (adjusted) return adjustedCandles(deps, instrument, own);
      return candles(deps, { symbol, ...own });
    }
    const query = { timeframe: wanted, adjusted, ...own };
    return orThrow(await resampledCandles(seriesDeps(context), instrument, query)).candles;
  }

  @Query(() => [StrategyDefinitionType])
  strategies(@Ctx() context: GatewayContext): readonly StrategyDefinitionType[] {
    return listStrategies(callOf(context).deps);
  }

  @Query(() => MarketStatusType)
  async market(@Ctx() context: GatewayContext): Promise<MarketStatusType> {
    const status = await marketStatus(callOf(context).deps);
    if (status === null) throw codedError('NO_MARKET_DATA');
    return toMarketStatus(status);
  }
}
