/** Research: backtests and searches that the server stores and runs, and what came of them. */
import type { CallOptions } from '../client-options.js';
import { ConfigurationError } from '../errors/client-errors.js';
import { found } from '../errors/found.js';
import {
  cancelResearchRunMutation,
  requestBacktestMutation,
  requestSweepMutation,
  rerunResearchRunMutation,
  researchEquityCurveQuery,
  researchHeatMapQuery,
  researchLimitsQuery,
  researchReportQuery,
  researchRunQuery,
  researchRunUpdatesSubscription,
  researchRunsQuery,
  researchSeriesQuery,
  researchTearSheetQuery,
  researchTradesQuery,
  researchTrialsQuery,
} from '../generated/documents.js';
import type { ResearchKind, ResearchStatus } from '../generated/enums.js';
import type {
  CancelResearchRunInput,
  RequestBacktestInput,
  RequestSweepInput,
  RerunResearchRunInput,
  ResearchRunSort,
} from '../generated/inputs.js';
import type {
  EquityPoint,
  HeatMapCell,
  ResearchLimits,
  ResearchRun,
  ResearchSeries,
  ResearchTrade,
  TearSheet,
  Trial,
} from '../generated/models.js';
import { withIdempotencyKey } from '../idempotency-key.js';
import type { Keyed } from '../idempotency-key.js';
import type { LiveStream, LiveStreamOptions } from '../live/live-stream.js';
import { streamStates } from '../live/state-source.js';
import { NodeList } from '../pagination.js';
import type { ListOptions } from '../pagination.js';
import type { Id } from '../scalars.js';
import type { Transport } from '../transport.js';
import { waitForRun } from './wait-for-run.js';
import type { WaitOptions } from './wait-for-run.js';

export interface ResearchListOptions extends ListOptions {
  readonly kind?: ResearchKind | undefined;
  /** Only runs in one of these states. */
  readonly status?: readonly ResearchStatus[] | undefined;
  /** Name of a strategy. */
  readonly strategy?: string | undefined;
  readonly symbol?: string | undefined;
  /** Newest first, unless stated. */
  readonly sortBy?: ResearchRunSort | undefined;
}

export interface ResearchCurveOptions extends CallOptions {
  /** Thinned evenly to at most so many points, 1–5,000. Default 500. */
  readonly maxPoints?: number | undefined;
}

export interface TrialListOptions extends ListOptions {
  readonly bestFirst?: boolean | undefined;
}

const DEFAULT_POINTS = 500;

export class Research {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** What can be researched: recorded bars with their period. */
  async series(options?: CallOptions): Promise<readonly ResearchSeries[]> {
    return (await this.#transport.request(researchSeriesQuery, {}, options)).researchSeries;
  }

  /** What your company may ask for, how much of it is left, and how long results are kept. */
  async limits(options?: CallOptions): Promise<ResearchLimits> {
    const { researchLimits } = await this.#transport.request(researchLimitsQuery, {}, options);
    return found(researchLimits, 'research limits of', 'your company');
  }

  /**
   * Stores and queues a backtest; `waitFor` its id.
   *
   * @example
   * const { id } = await client.research.backtest({
   *   strategy: 'sma-cross',
   *   parameters: { fast: 20, slow: 50 },
   *   symbols: ['SPX'],
   *   cash: '100000',
   *   fillModel: { name: 'reference' },
   * });
   * const run = await client.research.waitFor(id);
   * console.log(run.status, run.backtest?.measures);
   */
  async backtest(input: Keyed<RequestBacktestInput>, options?: CallOptions): Promise<ResearchRun> {
    const variables = { input: withIdempotencyKey<RequestBacktestInput>(input) };
    const payload = await this.#transport.mutate(
      requestBacktestMutation,
      variables,
      (data) => data.requestBacktest,
      options,
    );
    return payload.run;
  }

  /** Stores and queues a search over parameters; `waitFor` its id. */
  async sweep(input: Keyed<RequestSweepInput>, options?: CallOptions): Promise<ResearchRun> {
    const variables = { input: withIdempotencyKey<RequestSweepInput>(input) };
    const payload = await this.#transport.mutate(
      requestSweepMutation,
      variables,
      (data) => data.requestSweep,
      options,
    );
    return payload.run;
  }

  /** Throws NotFoundError. */
  async get(id: Id, options?: CallOptions): Promise<ResearchRun> {
    const { researchRun } = await this.#transport.request(researchRunQuery, { id }, options);
    return found(researchRun, 'research run', id);
  }

  /** Newest first, unless sorted otherwise. */
  list(options: ResearchListOptions = {}): NodeList<ResearchRun> {
    const { kind, status, strategy, symbol, sortBy } = options;
    return new NodeList(options, async (cursor) => {
      const variables = { ...cursor, kind, status, strategy, symbol, sortBy };
      return (await this.#transport.request(researchRunsQuery, variables, options)).researchRuns;
    });
  }

  /** The run as it is, then each change; without an id, each change of any run. */
  updates(id?: Id, options: LiveStreamOptions = {}): LiveStream<ResearchRun> {
    const subscription = {
      document: researchRunUpdatesSubscription,
      variables: { id },
      read: (data: { readonly researchRunUpdates: ResearchRun }) => data.researchRunUpdates,
      keyOf: (run: ResearchRun) => run.id,
    };
    return streamStates(this.#transport.streams, subscription, options);
  }

  /** Resolves when the run has ended, however it ended: look at its `status`. */
  waitFor(id: Id, options: WaitOptions = {}): Promise<ResearchRun> {
    return waitForRun(this, id, options);
  }

  /** Ends it within a second; what it has found is dropped. */
  async cancel(input: Keyed<CancelResearchRunInput>, options?: CallOptions): Promise<ResearchRun> {
    const variables = { input: withIdempotencyKey<CancelResearchRunInput>(input) };
    const payload = await this.#transport.mutate(
      cancelResearchRunMutation,
      variables,
      (data) => data.cancelResearchRun,
      options,
    );
    return payload.run;
  }

  /** The same once more as a new run; when it is done, its `reproduced` says if it gave the same. */
  async rerun(input: Keyed<RerunResearchRunInput>, options?: CallOptions): Promise<ResearchRun> {
    const variables = { input: withIdempotencyKey<RerunResearchRunInput>(input) };
    const payload = await this.#transport.mutate(
      rerunResearchRunMutation,
      variables,
      (data) => data.rerunResearchRun,
      options,
    );
    return payload.run;
  }

  /** Equity of a backtest that is done, oldest first. */
  async equityCurve(id: Id, options: ResearchCurveOptions = {}): Promise<readonly EquityPoint[]> {
    const variables = { id, maxPoints: options.maxPoints ?? DEFAULT_POINTS };
    const data = await this.#transport.request(researchEquityCurveQuery, variables, options);
    return reportOf(found(data.researchRun, 'research run', id)).equityCurve;
  }

  /** Everything that a page shows of a backtest that is done. */
  async tearSheet(id: Id, options?: CallOptions): Promise<TearSheet> {
    const data = await this.#transport.request(researchTearSheetQuery, { id }, options);
    return reportOf(found(data.researchRun, 'research run', id)).tearSheet;
  }

  /** The same as one HTML file that needs nothing else, to be saved, printed or sent. */
  async report(id: Id, options?: CallOptions): Promise<string> {
    const data = await this.#transport.request(researchReportQuery, { id }, options);
    return reportOf(found(data.researchRun, 'research run', id)).html;
  }

  /** What a search has tried so far: in that order, or the best first. */
  trials(id: Id, options: TrialListOptions = {}): NodeList<Trial> {
    const { bestFirst } = options;
    return new NodeList(options, async (cursor) => {
      const variables = { id, ...cursor, bestFirst };
      const data = await this.#transport.request(researchTrialsQuery, variables, options);
      return found(data.researchRun, 'research run', id).trials;
    });
  }

  /** Two parameters of a search, each cell the best of what was tried with them. */
  async heatMap(
    id: Id,
    axes: { readonly x: string; readonly y: string },
    options?: CallOptions,
  ): Promise<readonly HeatMapCell[]> {
    const data = await this.#transport.request(researchHeatMapQuery, { id, ...axes }, options);
    return found(data.researchRun, 'research run', id).heatMap;
  }

  /** Round trips of a backtest that is done, in the order in which they were closed. */
  trades(id: Id, options: ListOptions = {}): NodeList<ResearchTrade> {
    return new NodeList(options, async (cursor) => {
      const data = await this.#transport.request(researchTradesQuery, { id, ...cursor }, options);
      return reportOf(found(data.researchRun, 'research run', id)).trades;
    });
  }
}

function reportOf<Report>(run: { readonly id: Id; readonly backtest: Report | null }): Report {
  if (run.backtest !== null) return run.backtest;
  throw new ConfigurationError(`Run ${run.id} is no backtest that is done: waitFor it first.`);
}
