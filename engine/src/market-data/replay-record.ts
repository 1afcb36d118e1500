/** The row that says where the replay stands, so that a restart goes on from there. */
import type { SharedDatabase, SqlTransaction } from '@fiducia/tenants';
import type { MarketTimeMs } from '../kernel/inputs.js';
import type { MarketTimeline } from './market-timeline.js';

export type MarketPhase = 'FAST_FORWARD' | 'REPLAYING' | 'ENDED' | 'STOPPED';

export interface ReplayState {
  readonly seriesIds: readonly string[];
  readonly source: string;
  readonly run: number;
  readonly phase: MarketPhase;
  /** Steps of market time published in this run. */
  readonly position: number;
  readonly stepCount: number;
  readonly firstAt: MarketTimeMs;
  readonly lastAt: MarketTimeMs;
  /** Stamp of the last step published in this run. */
  readonly publishedAt: MarketTimeMs | null;
  readonly fastForwardTo: MarketTimeMs | null;
  /** Null: as fast as possible. */
  readonly barsPerSecond: number | null;
  /** Wall time at which an ended replay starts over. */
  readonly restartAt: Date | null;
  readonly message: string;
}

export interface ReplaySettings {
  readonly seriesIds: readonly string[];
  readonly source: string;
  readonly fastForwardTo: MarketTimeMs | null;
  readonly barsPerSecond: number | null;
}

interface ReplayRow {
  readonly series_ids: string[];
  readonly source: string;
  readonly run: number;
  readonly phase: MarketPhase;
  readonly position: number;
  readonly step_count: number;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly published_at: Date | null;
  readonly fast_forward_to: Date | null;
  readonly bars_per_second: number | null;
  readonly restart_at: Date | null;
  readonly message: string;
}

const READ = `
  select series_ids, source, run, phase, position, step_count, first_at, last_at, published_at,
    fast_forward_to, bars_per_second, restart_at, message
  from market_replay where id = 'main'`;

const CREATE = `
  insert into market_replay (id, series_ids, source, phase, step_count, first_at, last_at,
    fast_forward_to, bars_per_second, message)
  values ('main', $1, $2, 'STOPPED', $3, $4, $5, $6, $7, 'The replay has not started yet.')
  on conflict (id) do nothing`;

/** Speed and the date to hurry to may change between starts; what is replayed may not. */
const ADJUST = `
  update market_replay set fast_forward_to = $2, bars_per_second = $3, updated_at = now()
  where id = 'main' and series_ids = $1`;

/** A later process with the same name takes over at once: it is the same one, started again. */
const TAKE = `
  update market_replay
  set owner = $1, epoch = epoch + 1, lease_until = now() + make_interval(secs => $2 / 1000.0)
  where id = 'main' and (owner is null or owner = $1 or lease_until < now())
  returning epoch`;

const SAVE = `
  update market_replay
  set run = $3, phase = $4, position = $5, published_at = $6, restart_at = $7, message = $8,
      lease_until = now() + make_interval(secs => $2 / 1000.0), updated_at = now()
  where id = 'main' and epoch = $1`;

const RELEASE = `update market_replay set owner = null, lease_until = null
  where id = 'main' and epoch = $1`;

export async function readReplay(shared: SharedDatabase): Promise<ReplayState | null> {
  const row = (await shared.query<ReplayRow>(READ)).rows[0];
  return row === undefined ? null : toState(row);
}

/** False when this database already replays other series: its accounts live on those. */
export async function configureReplay(
  shared: SharedDatabase,
  timeline: MarketTimeline,
  settings: ReplaySettings,
): Promise<boolean> {
  const fastForwardTo = dateOf(settings.fastForwardTo);
  return shared.run(async (tx) => {
    await tx.prepared(CREATE, [
      settings.seriesIds,
      settings.source,
      timeline.stepCount,
      new Date(timeline.stampOf(0)),
      new Date(timeline.stampOf(timeline.stepCount - 1)),
      fastForwardTo,
      settings.barsPerSecond,
    ]);
    const values = [settings.seriesIds, fastForwardTo, settings.barsPerSecond];
    return (await tx.prepared(ADJUST, values)).rowCount === 1;
  });
}

/** The epoch under which this process may publish, or null while another one does. */
export async function takeReplay(
  shared: SharedDatabase,
  owner: string,
  leaseMs: number,
): Promise<bigint | null> {
  const row = (await shared.query<{ epoch: string }>(TAKE, [owner, leaseMs])).rows[0];
  return row === undefined ? null : BigInt(row.epoch);
}

/** False when another process has taken over. */
export async function saveReplay(
  tx: SqlTransaction,
  state: ReplayState,
  lease: { readonly epoch: bigint; readonly leaseMs: number },
): Promise<boolean> {
  const result = await tx.prepared(SAVE, [
    lease.epoch.toString(),
    lease.leaseMs,
    state.run,
    state.phase,
    state.position,
    dateOf(state.publishedAt),
    state.restartAt,
    state.message,
  ]);
  return result.rowCount === 1;
}

export async function releaseReplay(shared: SharedDatabase, epoch: bigint): Promise<void> {
  await shared.query(RELEASE, [epoch.toString()]);
}

function dateOf(at: MarketTimeMs | null): Date | null {
  return at === null ? null : new Date(at);
}

function toState(row: ReplayRow): ReplayState {
  return {
    seriesIds: row.series_ids,
    source: row.source,
    run: row.run,
    phase: row.phase,
    position: row.position,
    stepCount: row.step_count,
    firstAt: row.first_at.getTime(),
    lastAt: row.last_at.getTime(),
    publishedAt: row.published_at?.getTime() ?? null,
    fastForwardTo: row.fast_forward_to?.getTime() ?? null,
    barsPerSecond: row.bars_per_second,
    restartAt: row.restart_at,
    message: row.message,
  };
}
