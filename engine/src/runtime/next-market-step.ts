/** Which published bars an account has to see next; a pure look at where it and the market stand. */
import { present } from '../domain/assert.js';
import type { MarketFeed } from '../market-data/market-feed.js';
import type { MarketStep } from '../market-data/market-timeline.js';
import type { RunningAccount } from './running-account.js';

/** Null when the account has seen all that is published. */
export function nextMarketStep(feed: MarketFeed, account: RunningAccount): MarketStep | null {
  const { timeline, state } = feed;
  const { symbols } = account.terms;
  const published = account.marketRun === state.run ? state.position : timeline.stepCount;
  for (let step = firstUnseen(feed, account); step < published; step += 1) {
    const next = timeline.barsOf(step, symbols);
    if (next !== null) return next;
  }
  return null;
}

/** The first run begins where the account was opened, a later one at the start of the data. */
function firstUnseen({ timeline }: MarketFeed, account: RunningAccount): number {
  const { lastBarAt, run } = account.kernel.view;
  if (lastBarAt !== null) return timeline.stepAfter(lastBarAt);
  return run === 1 ? timeline.stepAfter(present(account.lastAt, 'opening stamp') - 1) : 0;
}
