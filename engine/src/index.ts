/** The public surface of the engine: use cases, queries, the runtime, and the pure part. */
export * from './simulation.js';
export { ENGINE_ERROR_CODES } from './errors.js';
export type { EngineErrorCode } from './errors.js';
export { engineMigrations } from './migrations.js';

export type { ReadDeps, UseCaseDeps } from './accounts/use-case-deps.js';
export type { AccountFailure, Outcome } from './accounts/failures.js';
export { MAX_PAGE_SIZE } from './accounts/page.js';
export type { Page } from './accounts/page.js';

export { commitJournalHeads } from './accounts/commit-journal-heads.js';
export { openAccount } from './accounts/open-account.js';
export type { OpenAccountInput } from './accounts/open-account.js';
export type { DeploymentRequest } from './accounts/check-deployment.js';
export { placeOrder } from './accounts/place-order.js';
export type { PlaceOrderInput } from './accounts/place-order.js';
export { cancelOrder } from './accounts/cancel-order.js';
export type { CancelOrderInput } from './accounts/cancel-order.js';
export { deployStrategy } from './accounts/deploy-strategy.js';
export type { DeployStrategyInput } from './accounts/deploy-strategy.js';
export { stopDeployment } from './accounts/stop-deployment.js';
export type { StopDeploymentInput } from './accounts/stop-deployment.js';
export { haltAccount } from './accounts/halt-account.js';
export type { HaltAccountInput } from './accounts/halt-account.js';
export { haltAllAccounts } from './accounts/halt-all-accounts.js';
export type { HaltAllAccountsInput, HaltAllAccountsResult } from './accounts/halt-all-accounts.js';
export { accountApprovalKinds } from './accounts/account-approvals.js';
export { changeAccountLimits } from './accounts/change-account-limits.js';
export type { ChangeAccountLimitsInput } from './accounts/change-account-limits.js';
export type { FourEyesDeps, FourEyesResult } from './accounts/four-eyes.js';
export { listLimitChanges } from './accounts/limit-changes.js';
export type { LimitChangeView } from './accounts/limit-changes.js';
export { requestGoLive } from './accounts/request-go-live.js';
export type { RequestGoLiveInput } from './accounts/request-go-live.js';
export { releaseAccount } from './accounts/release-account.js';
export type { ReleaseAccountInput } from './accounts/release-account.js';

export {
  ACCOUNT_SORTS,
  accountsById,
  countAccounts,
  getAccount,
  listAccounts,
} from './accounts/account-queries.js';
export type { AccountsQuery, AccountSort } from './accounts/account-queries.js';
export { clientsById } from './accounts/client-queries.js';
export type { ClientView } from './accounts/client-queries.js';
export { SORT_DIRECTIONS } from './accounts/keyset.js';
export type { SortBy, SortDirection } from './accounts/keyset.js';
export { FILL_SORTS, listAllFills, listAllOrders, ORDER_SORTS } from './accounts/order-lists.js';
export type { AllFillsQuery, AllOrdersQuery, FillSort, OrderSort } from './accounts/order-lists.js';
export type { AccountView as AccountDetails, HaltView } from './accounts/account-view.js';
export type { AccountUpdate } from './accounts/account-update.js';
export { accountChannel, overviewChannel } from './accounts/channels.js';
export { accountEventsAfter, MAX_EVENTS_PER_READ } from './accounts/account-events.js';
export type { AccountEventView } from './accounts/account-events.js';
export {
  fillsById,
  fillsOfAccounts,
  getOrder,
  listFills,
  listOrders,
  ordersById,
  ordersOfAccounts,
} from './accounts/order-queries.js';
export type {
  FillView,
  OrdersOfAccountsQuery,
  OrdersQuery,
  OrderView as OrderDetails,
  ShownOrderStatus,
} from './accounts/order-queries.js';
export { actionsOfAccounts } from './accounts/applied-actions.js';
export type { ActionsQuery } from './accounts/applied-actions.js';
export { listPositions, positionsOfAccounts } from './accounts/position-queries.js';
export type { PositionView as PositionDetails } from './accounts/position-queries.js';
export {
  deploymentsById,
  deploymentsOfAccounts,
  getDeployment,
  listDeployments,
} from './accounts/deployment-queries.js';
export type { DeploymentView as DeploymentDetails } from './accounts/deployment-queries.js';
export { equityCurve, equityCurves, MAX_EQUITY_POINTS } from './accounts/equity-curve.js';
export type { EquityCurveQuery, EquityPointView } from './accounts/equity-curve.js';
export { instruments, listStrategies, marketStatus } from './accounts/market-queries.js';
export type { StrategyView } from './accounts/market-queries.js';
export { adjustedCandles } from './market-data/adjusted-candles.js';
export { candles, candlesAt, MAX_CANDLES } from './market-data/candles.js';
export type {
  BarOfSeries,
  CandlesQuery,
  CandleView,
  SymbolCandleView,
} from './market-data/candles.js';
export { MARKET_CHANNEL } from './market-data/market-status.js';
export type { MarketStatus } from './market-data/market-status.js';
export type { MarketPhase, ReplaySettings } from './market-data/replay-record.js';
export {
  DEMO_FAST_FORWARD_TO,
  DEMO_SOURCE,
  DEMO_SYMBOL,
  importDemoMarket,
  readDemoSeries,
} from './market-data/demo-market.js';
export { importBarsFile } from './market-data/import-bars-file.js';
export type { BarsFileImport, BarsFileToImport } from './market-data/import-bars-file.js';
export { importActionsFiles } from './market-data/corporate-actions/import-actions-files.js';
export { prepareReplay } from './market-data/prepare-replay.js';
export type { ReplayPrepared } from './market-data/prepare-replay.js';
export { findRates, resolveConversions } from './domain/resolve-conversions.js';
export type { InstrumentSpec } from './domain/instrument.js';
export { importSeries } from './market-data/import-series.js';
export type { ImportResult, SeriesToImport } from './market-data/import-series.js';

export { demoAccounts } from './demo/demo-accounts.js';
export type { DemoAccountPlan } from './demo/demo-accounts.js';

export { checkLedger } from './accounts/check-ledger.js';
export type { LedgerProblem, LedgerReport } from './accounts/check-ledger.js';

export { startEngine } from './runtime/engine.js';
export type { Engine, EngineOptions, EngineStart } from './runtime/engine.js';
export type { EngineDeps } from './runtime/engine-deps.js';
export type { EngineLog } from './runtime/engine-log.js';
export { WakeUps } from './runtime/wake-ups.js';
export { runKillCampaign } from './campaign/kill-campaign.js';
export type { KillCampaignOptions, KillCampaignReport } from './campaign/kill-campaign.js';

export * from './jobs/index.js';
export * from './series/index.js';
