/** How far a run is: a bar that grows, and its figure in words for who cannot see it. */
import type { ResearchRun } from '@fiducia/sdk';
import { useI18n } from '../i18n/i18n-context.js';
import './run-progress.css';

export interface RunProgressProps {
  readonly run: ResearchRun;
  readonly size?: 'small' | 'large';
}

export function RunProgress({ run, size = 'small' }: RunProgressProps) {
  const { t, formats } = useI18n();
  const { percent } = run.progress;
  const shown = formats.wholePercent(Math.floor(percent));
  return (
    <span className="run-progress" data-size={size}>
      <progress
        max={100}
        // Without a value the bar moves by itself: it waits for its turn.
        value={run.status === 'QUEUED' ? undefined : percent}
        aria-label={t('research.progress.label')}
      />
      {size === 'small' && (
        <span className="figure soft">
          {run.status === 'QUEUED' ? t('research.status.QUEUED') : shown}
        </span>
      )}
    </span>
  );
}
