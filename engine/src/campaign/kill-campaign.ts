/**
 * Kills real engine processes at random moments and then proves that nothing was lost or doubled:
 * every order and fill once, ledger at zero, hash chain right, and the journal of each account
 * byte for byte that of a backtest.
 */
import { systemContext } from '@fiducia/tenants';
import { checkLedger } from '../accounts/check-ledger.js';
import type { LedgerProblem } from '../accounts/check-ledger.js';
import { runBacktest } from '../backtest/run-backtest.js';
import { present } from '../domain/assert.js';
import { readJournalHead } from '../journal/read-journal.js';
import { DEMO_SOURCE, importDemoMarket, readDemoSeries } from '../market-data/demo-market.js';
import type { FileSeries } from '../market-data/file-series.js';
import { prepareReplay } from '../market-data/prepare-replay.js';
import { readReplay } from '../market-data/replay-record.js';
import type { EngineDeps } from '../runtime/engine-deps.js';
import { checkStrategyParameters } from '../strategies/check-strategy-parameters.js';
import { MAX_CAMPAIGN_ACCOUNTS, seedCampaign } from './campaign-accounts.js';
import type { CampaignAccount, CampaignTenant } from './campaign-accounts.js';
import { openCampaignDeps } from './campaign-deps.js';
import { CampaignChild } from './campaign-process.js';

export interface KillCampaignOptions {
  /** Of the role fiducia_app, on a migrated database without anything in it. */
  readonly url: string;
  readonly kills: number;
  /** The same seed draws the same moments; when they strike is up to the machine. */
  readonly seed: number;
  /** The first of the campaign's accounts; fewer make a shorter run. */
  readonly accounts?: number;
  progress?(done: {
    readonly kills: number;
    readonly of: number;
    readonly progressPct: number;
  }): void;
}

export interface CampaignVerdict {
  readonly strategy: string;
  readonly journalEntries: number;
  readonly journalHash: string;
  readonly backtestHash: string;
}

export interface KillCampaignReport {
  readonly ok: boolean;
  readonly kills: number;
  readonly seed: number;
  readonly seconds: number;
  readonly orders: number;
  readonly fills: number;
  readonly journalEntries: number;
  readonly accounts: readonly CampaignVerdict[];
  readonly problems: readonly LedgerProblem[];
}

/** First guess of the time a replay takes; lives adapt, so that the kills spread over all of it. */
const REPLAY_GUESS_MS = 8_000;
const SHORTEST_LIFE_MS = 5;
const LONGEST_LIFE_MS = 4_000;

export async function runKillCampaign(options: KillCampaignOptions): Promise<KillCampaignReport> {
  const startedAt = performance.now();
  const { deps, close } = await openCampaignDeps(options.url);
  try {
    await prepareMarket(deps);
    const tenant = await seedCampaign(deps, options.accounts ?? MAX_CAMPAIGN_ACCOUNTS);
    const kills = await kill(deps, tenant, options);
    const last = await new CampaignChild(options.url).finished();
    if (last.ended !== 'FINISHED')
      throw new Error(`The last life did not finish: ${JSON.stringify(last)}`);
    const verdict = await judge(deps, tenant);
    const seconds = (performance.now() - startedAt) / 1000;
    return { ...verdict, kills, seed: options.seed, seconds };
  } finally {
    await close();
  }
}

async function prepareMarket(deps: EngineDeps): Promise<void> {
  const imported = await importDemoMarket(deps.db.shared);
  if (!imported.ok) throw new Error('The database of a campaign must be empty');
  await prepareReplay(deps.db.shared, {
    seriesIds: [imported.series],
    source: DEMO_SOURCE,
    fastForwardTo: null,
    barsPerSecond: null,
  });
}

/** Returns how many lives were really ended by a kill. */
async function kill(
  deps: EngineDeps,
  tenant: CampaignTenant,
  options: KillCampaignOptions,
): Promise<number> {
  const random = mulberry32(options.seed);
  let lifeMs = REPLAY_GUESS_MS / (options.kills + 1);
  for (let kills = 0; kills < options.kills; kills += 1) {
    const child = new CampaignChild(options.url);
    // Now and then it is not even given the time to start.
    if (random() > 0.1) await child.running();
    const planned = (kills + 1) / (options.kills + 1);
    // However fast the machine is: the bars must last for the kills that are still to come.
    const farEnough = async (): Promise<boolean> => (await progressOf(deps, tenant)) >= planned;
    const end = await child.killAfter(random() * 2 * lifeMs, farEnough);
    if (end.ended === 'FAILED') throw new Error(`A life ended by itself: ${end.why}`);
    if (end.ended === 'FINISHED') return kills;
    const done = await progressOf(deps, tenant);
    lifeMs = Math.min(
      Math.max(lifeMs * (done > planned ? 0.6 : 1.3), SHORTEST_LIFE_MS),
      LONGEST_LIFE_MS,
    );
    options.progress?.({ kills: kills + 1, of: options.kills, progressPct: 100 * done });
  }
  return options.kills;
}

const SEEN = `
  select avg(coalesce(seen.bars, 0))::float8 as bars
  from account_summary s
  left join lateral (
    select count(*) as bars from equity_point e
    where e.tenant_id = s.tenant_id and e.account_id = s.account_id
  ) seen on true
  where s.tenant_id = $1`;

/** Share of the bars that the accounts have seen. */
async function progressOf(deps: EngineDeps, { ctx }: CampaignTenant): Promise<number> {
  const { rows } = await deps.db.tenants.read<{ bars: number }>(ctx, SEEN, [ctx.tenantId]);
  const state = present(await readReplay(deps.db.shared), 'the replay');
  return (rows[0]?.bars ?? 0) / state.stepCount;
}

async function judge(
  deps: EngineDeps,
  { ctx, accounts }: CampaignTenant,
): Promise<Omit<KillCampaignReport, 'kills' | 'seed' | 'seconds'>> {
  const series = await readDemoSeries();
  const verdicts: CampaignVerdict[] = [];
  for (const account of accounts)
    verdicts.push(await judgeAccount(deps, ctx.tenantId, account, series));
  const ledger = await checkLedger(ctx, deps);
  const sameJournals = verdicts.every((one) => one.journalHash === one.backtestHash);
  const { orders, fills, journalEntries, problems } = ledger;
  const ok = sameJournals && problems.length === 0;
  return { ok, orders, fills, journalEntries, accounts: verdicts, problems };
}

async function judgeAccount(
  deps: EngineDeps,
  tenantId: CampaignTenant['ctx']['tenantId'],
  account: CampaignAccount,
  series: FileSeries,
): Promise<CampaignVerdict> {
  const key = { tenantId, accountId: account.accountId };
  const ctx = systemContext(tenantId, 'kill-campaign');
  const head = await deps.db.tenants.run(ctx, (tx) => readJournalHead(tx, key));
  const strategy = present(deps.strategies.get(account.strategy), 'the strategy');
  const checked = checkStrategyParameters(strategy, account.parameters);
  if (!checked.ok) throw new Error(checked.error);
  const backtest = runBacktest({
    series: [series],
    currency: 'USD',
    cash: account.cash,
    mandate: account.mandate,
    strategy,
    parameters: checked.values,
    fillModel: { name: 'conservative' },
    journal: true,
  });
  return {
    strategy: account.strategy,
    journalEntries: head?.seq ?? 0,
    journalHash: head?.hash ?? '',
    backtestHash: backtest.journalHash ?? '',
  };
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
