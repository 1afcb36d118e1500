/** Stored backtests and searches: one, a page of them, what can be researched, and their reports. */
import {
  getResearchRun,
  listResearchRuns,
  researchCurve,
  researchHeatMap,
  researchQuota,
  researchSeries,
  researchTearSheet,
  researchTrades,
  researchTrials,
} from '@fiducia/engine';
import { reportDocument } from '@fiducia/engine/simulation';
import { readTenant, toWireId } from '@fiducia/tenants';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import { codedError } from '../../gateway/identity/signed-in.js';
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
import {
  toHeatMapCell,
  toSearch,
  toSweepReport,
  toTrial,
  type SweepReportSource,
} from '../map/sweep.map.js';
import { toTearSheet } from '../map/tear-sheet.map.js';
import { boundedCount, pageSize, toConnection } from '../page.js';
import { EquityPointType } from '../types/account.type.js';
import {
  BacktestReportType,
  ResearchLimitsType,
  ResearchRunConnectionType,
  ResearchRunType,
  ResearchSeriesType,
  ResearchTradeConnectionType,
  type ResearchTradeType,
} from '../types/research.type.js';
import {
  HeatMapCellType,
  SearchType,
  SweepReportType,
  TrialConnectionType,
  type TrialType,
} from '../types/sweep.type.js';
import { TearSheetType } from '../types/tear-sheet.type.js';
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

  @Query(() => ResearchLimitsType, {
    nullable: true,
    description: "The partner's limits and what is left of them; null without RESEARCH_READ.",
  })
  researchLimits(@Ctx() context: GatewayContext): Promise<ResearchLimitsType | null> {
    const { ctx, reads } = callOf(context);
    return researchQuota(ctx, reads);
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
    const query = { ...args, sort: args.sortBy, first: pageSize(args.first) };
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
    return outcome?.kind === 'BACKTEST' ? toBacktestReport(runId, view.spec, outcome) : null;
  }

  @FieldResolver(() => SearchType, { nullable: true, description: 'null of a single backtest.' })
  search(@Root() { view }: ResearchRunSource): SearchType | null {
    const { search } = view.spec;
    return search === null ? null : toSearch(search);
  }

  @FieldResolver(() => SweepReportType, {
    nullable: true,
    description: 'null until a search is done.',
  })
  sweep(@Root() { runId, view }: ResearchRunSource): SweepReportSource | null {
    const { outcome } = view;
    return outcome?.kind === 'SWEEP' ? toSweepReport(runId, outcome) : null;
  }

  @FieldResolver(() => TrialConnectionType, {
    description: 'What a search has tried so far, in order or the best first.',
  })
  async trials(
    @Root() { runId, view }: ResearchRunSource,
    @Ctx() context: GatewayContext,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('bestFirst', () => Boolean, { nullable: true }) bestFirst: boolean | null,
  ): Promise<ConnectionValue<TrialType>> {
    const { ctx, reads } = callOf(context);
    const objective = view.spec.search?.objective ?? 'sharpe';
    const order = { objective, bestFirst: bestFirst ?? false };
    const query = { id: runId, first: pageSize(first), after, ...order };
    const { page } = orThrow(await researchTrials(ctx, reads, query));
    return toConnection(page, after, toTrial);
  }

  @FieldResolver(() => [HeatMapCellType], {
    description:
      'Two parameters of a search and the best of what was tried with them, whatever the others.',
  })
  async heatMap(
    @Root() { runId, view }: ResearchRunSource,
    @Ctx() context: GatewayContext,
    @Arg('x', () => String) x: string,
    @Arg('y', () => String) y: string,
  ): Promise<readonly HeatMapCellType[]> {
    const { ctx, reads } = callOf(context);
    const objective = view.spec.search?.objective ?? 'sharpe';
    return (await researchHeatMap(ctx, reads, { id: runId, objective, x, y })).map(toHeatMapCell);
  }
}

@Resolver(() => BacktestReportType)
export class BacktestReportResolver {
  @FieldResolver(() => TearSheetType, { description: 'Everything that a page shows of it.' })
  async tearSheet(
    @Root() { runId }: BacktestReportSource,
    @Ctx() context: GatewayContext,
  ): Promise<TearSheetType> {
    const { ctx, reads } = callOf(context);
    const sheet = await researchTearSheet(ctx, reads, runId);
    if (sheet === null) throw codedError('NOT_FOUND');
    return toTearSheet(sheet);
  }

  @FieldResolver(() => String, {
    description:
      'The tear sheet as one HTML file that needs nothing else, to be saved, printed or sent.',
  })
  async html(
    @Root() { runId, spec, outcome }: BacktestReportSource,
    @Ctx() context: GatewayContext,
  ): Promise<string> {
    const { ctx, reads } = callOf(context);
    const sheet = await researchTearSheet(ctx, reads, runId);
    if (sheet === null) throw codedError('NOT_FOUND');
    const { name: issuer } = await readTenant(ctx, context.deps.tenants);
    return reportDocument({ id: toWireId('researchRun', runId), issuer, spec, outcome, sheet });
  }

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
