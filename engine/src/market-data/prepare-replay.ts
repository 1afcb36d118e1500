/** Says what is replayed, how fast, and up to where history is hurried through. */
import type { SharedDatabase } from '@fiducia/tenants';
import { loadTimeline } from './recorded-market.js';
import { configureReplay } from './replay-record.js';
import type { ReplaySettings } from './replay-record.js';

export type ReplayPrepared =
  { readonly ok: true } | { readonly ok: false; readonly error: 'REPLAY_CONFLICT' };

/** Speed and date may change with every start. Other series than before are refused. */
export async function prepareReplay(
  shared: SharedDatabase,
  settings: ReplaySettings,
): Promise<ReplayPrepared> {
  const timeline = await loadTimeline(shared, settings.seriesIds);
  const configured = await configureReplay(shared, timeline, settings);
  return configured ? { ok: true } : { ok: false, error: 'REPLAY_CONFLICT' };
}
