/** A run that is not over: how far it is, and how to stop it. */
import type { ResearchRun } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMay } from '../../session/viewer.js';
import { Card } from '../../ui/card.js';
import { RunProgress } from '../run-progress.js';
import { CancelRunButton } from './cancel-run-button.js';

export function RunAtWork({ run }: { run: ResearchRun }) {
  const { t, formats, textOfCode } = useI18n();
  const mayRun = useMay('RESEARCH_RUN');
  const { done, total, unit, percent } = run.progress;
  return (
    <Card>
      <div className="run-at-work">
        <div className="run-at-work-head">
          <p className="run-at-work-title" role="status">
            {t(`research.working.${run.status === 'QUEUED' ? 'QUEUED' : 'RUNNING'}`)}
          </p>
          <p className="run-at-work-percent figure">
            {run.status === 'RUNNING' && formats.wholePercent(Math.floor(percent))}
          </p>
        </div>
        <RunProgress run={run} size="large" />
        <div className="run-at-work-head">
          <p className="soft figure">
            {t('research.working.done', {
              done,
              total,
              unit: textOfCode('research.unit', unit, unit),
            })}
          </p>
          {mayRun && <CancelRunButton run={run} />}
        </div>
      </div>
    </Card>
  );
}
