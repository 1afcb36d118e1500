/** A run never goes back, whichever of two readings arrives first. */
import type { ResearchRun } from '@fiducia/sdk';
import type { InfiniteData } from '@tanstack/react-query';
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { RUNS_KEY, runKey } from './research-keys.js';
import { isIntraday, newerOf } from './run-state.js';
import { instrumentOf, runOf } from './testing/research-samples.js';
import { applyRun } from './apply-run.js';

const LIST = [...RUNS_KEY, {}];

const at = (done: number) =>
  runOf({ status: 'RUNNING', progress: { done, total: 100, unit: 'bars', percent: done } });
const done = runOf({ status: 'DONE' });

describe('of two readings of a run', () => {
  it.each([
    ['the further one counts', at(10), at(20), 20],
    ['an older one is ignored', at(20), at(10), 20],
  ])('%s', (_, known, other, expected) => {
    expect(newerOf(known, other).progress.done).toBe(expected);
  });

  it('the one that has ended counts', () => {
    expect(newerOf(done, at(99))).toBe(done);
    expect(newerOf(at(99), done)).toBe(done);
  });
});

describe('a live update', () => {
  const withList = () => {
    const queryClient = new QueryClient();
    const pageInfo = {
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    };
    queryClient.setQueryData(LIST, {
      pages: [{ nodes: [at(10)], pageInfo }],
      pageParams: [undefined],
    });
    return queryClient;
  };

  it('moves the run on its page and in the lists', () => {
    const queryClient = withList();
    expect(applyRun(queryClient, at(50))).toBe(true);
    const list =
      queryClient.getQueryData<InfiniteData<{ readonly nodes: readonly ResearchRun[] }>>(LIST);
    expect(list?.pages[0]?.nodes[0]?.progress.done).toBe(50);
    expect(queryClient.getQueryData<ResearchRun>(runKey('run_1'))?.progress.done).toBe(50);
  });

  it('asks for the list again when a run is new to it, or has come into another state', () => {
    expect(applyRun(withList(), { ...at(1), id: 'run_2' })).toBe(false);
    expect(applyRun(withList(), done)).toBe(false);
  });
});

describe('times of day', () => {
  it.each([
    ['1d', false],
    ['1w', false],
    ['1h', true],
    ['5m', true],
  ])('beside bars of %s are shown: %s', (timeframe, isShown) => {
    const instrument = { ...instrumentOf('X'), timeframe };
    expect(isIntraday({ instruments: [instrument] })).toBe(isShown);
  });
});
