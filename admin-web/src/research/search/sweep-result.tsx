/** What a search has found: the verdict when it is done; before, what it has tried so far. */
import type { ResearchRun, Search } from '@fiducia/sdk';
import { isUnfinished } from '../run-state.js';
import { BestTrialsCard } from './best-trials-card.js';
import { HeatMapCard } from './heat-map-card.js';
import { SweepVerdict } from './sweep-verdict.js';
import './search.css';

export interface SearchProps {
  readonly run: ResearchRun;
  readonly search: Search;
}

export function SweepResult({ run, search }: SearchProps) {
  if (isUnfinished(run) && run.progress.done === 0) return null;
  return (
    <>
      {run.sweep && <SweepVerdict run={run} search={search} report={run.sweep} />}
      <HeatMapCard run={run} search={search} />
      <BestTrialsCard run={run} search={search} />
    </>
  );
}
