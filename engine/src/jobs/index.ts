/** Research as jobs: what surfaces and processes use of it. */
export { cancelResearchRun } from './cancel-research.js';
export type { CancelResearchInput } from './cancel-research.js';
export { forgetOldResearch, ResearchRetention } from './forget-research.js';
export {
  DEFAULT_RESEARCH_LIMITS,
  readResearchLimits,
  RESEARCH_LIMIT_RANGES,
  setResearchLimits,
} from './research-limits.js';
export type { ResearchLimits, ResearchLimitsRefused } from './research-limits.js';
export { researchQuota } from './research-quota.js';
export type { ResearchQuota } from './research-quota.js';
export { requestBacktest } from './request-backtest.js';
export type { RequestBacktestInput } from './request-backtest.js';
export { rerunResearchRun } from './rerun-research.js';
export type { RerunResearchInput } from './rerun-research.js';
export { researchChannel } from './research-channel.js';
export type { ResearchNews } from './research-channel.js';
export type { ResearchDeps } from './research-deps.js';
export type { ResearchExecutor } from './research-executor.js';
export { ResearchWorker } from './research-worker.js';
export type { ResearchWorkerDeps } from './research-worker.js';
export type { ResearchFailure, ResearchOutcome } from './research-failures.js';
export { researchCurve, researchTrades } from './research-parts.js';
export type { CurvePoint, NumberedTrade } from './research-parts.js';
export { getResearchRun, listResearchRuns, RESEARCH_SORTS } from './research-queries.js';
export type { ResearchRunsQuery, ResearchSort } from './research-queries.js';
export type { BacktestRequest, FillModelRequest } from './research-request.js';
export { researchSeries } from './research-series.js';
export type { ResearchSeriesView } from './research-series.js';
export { RESEARCH_KINDS, RESEARCH_STATUSES } from './research-view.js';
export type { ResearchKind, ResearchRunView, ResearchStatus } from './research-view.js';
export { requestSweep } from './request-sweep.js';
export type { RequestSweepInput } from './request-sweep.js';
export { researchHeatMap, researchTearSheet, researchTrials } from './sweep-queries.js';
export type { HeatCell, TrialView } from './sweep-queries.js';
