/** Questions about recorded bars: indicators over them, and what is wrong with them. */
import { findIndicators, indicatorValues, seriesQuality } from '@fiducia/engine';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { GatewayContext } from '../../gateway/gateway-context.js';
import { IndicatorGroupEnum } from '../enums.js';
import { IndicatorValuesArgs } from '../inputs/series.input.js';
import { fromGroup, toIndicator } from '../map/series.map.js';
import { boundedText } from '../page.js';
import { IndicatorType, SeriesIndicatorsType, SeriesQualityType } from '../types/series.type.js';
import { orThrow } from '../use-case-error.js';
import { seriesDeps } from '../series-deps.js';

const MAX_SEARCH_LENGTH = 100;

@Resolver()
export class SeriesResolver {
  @Query(() => [IndicatorType], { description: 'What can be computed of bars, by name.' })
  indicators(
    @Arg('group', () => IndicatorGroupEnum, { nullable: true })
    group: keyof typeof IndicatorGroupEnum | null,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Words of the name, the title or the description; best matches first.',
    })
    search: string | null,
  ): readonly IndicatorType[] {
    const words = boundedText('search', search ?? '', MAX_SEARCH_LENGTH);
    const query = { group: group ? fromGroup(group) : null, search: words };
    return findIndicators(query).map(toIndicator);
  }

  @Query(() => SeriesIndicatorsType, {
    description:
      'Indicators over recorded bars, computed with the bars before `from` too. Like research it ' +
      'reads all that is recorded, whether the market has published it yet or not.',
  })
  async indicatorValues(
    @Ctx() context: GatewayContext,
    @Args(() => IndicatorValuesArgs) args: IndicatorValuesArgs,
  ): Promise<SeriesIndicatorsType> {
    const instrument = (await context.catalogue.all()).get(args.symbol);
    const specs = args.specs.map(({ fn, params, inputs }) => ({
      fn,
      params: params ?? undefined,
      inputs: inputs ?? undefined,
    }));
    const query = { ...args, specs };
    return orThrow(await indicatorValues(seriesDeps(context), instrument, query)).values;
  }

  @Query(() => SeriesQualityType, {
    description: 'Holes, suspected splits, outliers and more in the recorded bars of a symbol.',
  })
  async seriesQuality(
    @Ctx() context: GatewayContext,
    @Arg('symbol', () => String) symbol: string,
  ): Promise<SeriesQualityType> {
    const instrument = (await context.catalogue.all()).get(symbol);
    return orThrow(await seriesQuality(seriesDeps(context), instrument, symbol)).quality;
  }
}
