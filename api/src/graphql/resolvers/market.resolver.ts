/** What everyone who is signed in may see: instruments, bars, strategies, the market. */
import {
  candles,
  listStrategies,
  marketStatus,
  MAX_CANDLES,
  resampledCandles,
} from '@fiducia/engine';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { codedError } from '../../gateway/identity/signed-in.js';
import { toMarketStatus } from '../map/market.map.js';
import { boundedCount } from '../page.js';
import { seriesDeps } from '../series-deps.js';
import { DateTimeScalar } from '../scalars/date-time.js';
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
    @Arg('symbol', () => String) symbol: string,
    @Arg('last', () => Int, { nullable: true, description: '500 unless stated.' })
    last: number | null,
    @Arg('before', () => DateTimeScalar, { nullable: true }) before: Date | null,
    @Arg('timeframe', () => String, {
      nullable: true,
      description: 'Longer than the recorded bars, e.g. "1w": made of whole bars, by the calendar.',
    })
    timeframe: string | null,
  ): Promise<readonly CandleType[]> {
    const count = boundedCount('last', last ?? DEFAULT_CANDLES, MAX_CANDLES);
    const instrument = (await context.catalogue.all()).get(symbol);
    if (timeframe === null || instrument === undefined || timeframe === instrument.timeframe) {
      return candles(callOf(context).deps, { symbol, last: count, before });
    }
    const query = { timeframe, last: count, before };
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
