/** Stored backtests and searches: one, a page of them, what can be researched, and their reports. */
import {
  getResearchRun,
  listResearchRuns,
  researchCurve,
  researchSeries,
  researchTrades,
} from '@fiducia/engine';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { MAX_POINTS } from '../../gateway/limits/limits.js';
import type { ConnectionValue } from '../connection.js';
import { ResearchRunsArgs } from '../inputs/research.input.js';
import {
  toBacktestReport,
  toCurvePoint,
  toResearchRun,
  toResearchSeries,
  toResearchTrade,
  type BacktestReportSource,
  type ResearchRunSource,
} from '../map/research.map.js';
import { boundedCount, pageSize, toConnection } from '../page.js';
import { EquityPointType } from '../types/account.type.js';
import {
  BacktestReportType,
  ResearchRunConnectionType,
  ResearchRunType,
  ResearchSeriesType,
  ResearchTradeConnectionType,
  type ResearchTradeType,
} from '../types/research.type.js';
import { orThrow } from '../use-case-error.js';
import { idArgument } from '../wire-ids.js';

@Resolver(() => ResearchRunType)
export class ResearchResolver {
  @Query(() => [ResearchSeriesType], { description: 'Recorded bars that can be researched.' })
  async researchSeries(@Ctx() context: GatewayContext): Promise<readonly ResearchSeriesType[]> {
    const series = await researchSeries(callOf(context).deps);
    const instruments = await context.catalogue.all();
    return series.map((one) => toResearchSeries(one, instruments));
  }

  @Query(() => ResearchRunType, { nullable: true, description: 'null when there is no such run.' })
  async researchRun(
    @Ctx() context: GatewayContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ResearchRunSource | null> {
    const { ctx, reads } = callOf(context);
    const run = await getResearchRun(ctx, reads, idArgument('researchRun', 'id', id));
    if (run === null) return null;
    return toResearchRun(run, await context.catalogue.all(), context.loaders.strategies());
  }

  @Query(() => ResearchRunConnectionType, { description: 'Newest first.' })
  async researchRuns(
    @Ctx() context: GatewayContext,
    @Args(() => ResearchRunsArgs) args: ResearchRunsArgs,
  ): Promise<ConnectionValue<ResearchRunSource>> {
    const { ctx, reads } = callOf(context);
    const query = { ...args, first: pageSize(args.first) };
    const { page } = orThrow(await listResearchRuns(ctx, reads, query));
    const instruments = await context.catalogue.all();
    const strategies = context.loaders.strategies();
    return toConnection(page, args.after, (run) => toResearchRun(run, instruments, strategies));
  }

  @FieldResolver(() => BacktestReportType, {
    nullable: true,
    description: 'null until a backtest is done.',
  })
  backtest(@Root() { runId, view }: ResearchRunSource): BacktestReportSource | null {
    const { outcome } = view;
    return outcome?.kind === 'BACKTEST' ? toBacktestReport(runId, outcome) : null;
  }
}

@Resolver(() => BacktestReportType)
export class BacktestReportResolver {
  @FieldResolver(() => [EquityPointType], {
    description: 'Equity at each bar, oldest first, evenly thinned to at most `maxPoints`.',
  })
  async equityCurve(
    @Root() { runId }: BacktestReportSource,
    @Ctx() context: GatewayContext,
    @Arg('maxPoints', () => Int) maxPoints: number,
  ): Promise<readonly EquityPointType[]> {
    const { ctx, reads } = callOf(context);
    const most = boundedCount('maxPoints', maxPoints, MAX_POINTS);
    const points = await researchCurve(ctx, reads, { id: runId, maxPoints: most });
    return points.map(toCurvePoint);
  }

  @FieldResolver(() => ResearchTradeConnectionType, {
    description: 'In the order in which they were closed.',
  })
  async trades(
    @Root() { runId }: BacktestReportSource,
    @Ctx() context: GatewayContext,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<ConnectionValue<ResearchTradeType>> {
    const { ctx, reads } = callOf(context);
    const query = { id: runId, first: pageSize(first), after };
    const { page } = orThrow(await researchTrades(ctx, reads, query));
    return toConnection(page, after, toResearchTrade);
  }
}
