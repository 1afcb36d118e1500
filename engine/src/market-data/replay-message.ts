/** One sentence for people about where the replay stands. */
import { unreachable } from '../domain/assert.js';
import type { ReplayState } from './replay-record.js';

export function describeReplay(state: ReplayState, restartPauseMs: number | null): string {
  switch (state.phase) {
    case 'FAST_FORWARD':
      return `History is being fast-forwarded to ${dayOf(state.fastForwardTo ?? state.lastAt)}.`;
    case 'REPLAYING':
      return state.barsPerSecond === null
        ? 'Recorded bars are replayed as fast as possible.'
        : `Recorded bars are replayed, ${speedOf(state.barsPerSecond)}.`;
    case 'ENDED':
      return restartPauseMs === null
        ? `The recorded data ends on ${dayOf(state.lastAt)}.`
        : `The recorded data ends on ${dayOf(state.lastAt)}. The replay starts over in ` +
            `${Math.ceil(restartPauseMs / 1000)} seconds; each account then begins a new run.`;
    case 'STOPPED':
      return 'The replay is stopped and goes on from here when the engine starts.';
    default:
      return unreachable(state.phase);
  }
}

function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

function speedOf(barsPerSecond: number): string {
  return barsPerSecond === 1 ? 'one bar a second' : `${barsPerSecond} bars a second`;
}
