/** The head of a run's page: what it is, who asked for it, and what can be done with it. */
import type { ResearchRun } from '@fiducia/sdk';
import { Link } from '@tanstack/react-router';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMay } from '../../session/viewer.js';
import { Badge } from '../../ui/badge.js';
import { Icon } from '../../ui/icon.js';
import { STATUS_TONES, isUnfinished } from '../run-state.js';
import { CopyLinkButton } from './copy-link-button.js';
import { DownloadReportButton } from './download-report-button.js';
import { RerunButton } from './rerun-button.js';

export function RunHeader({ run, name }: { run: ResearchRun; name: string }) {
  const { t, formats } = useI18n();
  const mayRun = useMay('RESEARCH_RUN');
  return (
    <header className="run-header">
      <div>
        <div className="run-title">
          <h1>{name}</h1>
          {run.kind === 'SWEEP' && <Badge tone="brand">{t('research.kind.SWEEP')}</Badge>}
          <Badge tone={STATUS_TONES[run.status]} dot>
            {t(`research.status.${run.status}`)}
          </Badge>
          <ReproducedBadge run={run} />
        </div>
        <p className="run-subtitle">
          <span className="figure">
            {t('research.period', {
              from: formats.marketDay(run.from),
              to: formats.marketDay(run.to),
            })}
          </span>
          <span>
            {t('research.requested', {
              name: run.requestedBy,
              time: formats.dateTime(run.requestedAt),
            })}
          </span>
          {run.rerunOf !== null && (
            <Link to="/research/$runId" params={{ runId: run.rerunOf }} className="text-link">
              {t('research.rerunOf')}
            </Link>
          )}
        </p>
      </div>
      <div className="run-actions">
        <CopyLinkButton />
        {run.backtest !== null && <DownloadReportButton run={run} />}
        {mayRun && (
          <Link
            to="/research/new"
            search={{ like: run.id }}
            className="button"
            data-variant="secondary"
            data-size="medium"
          >
            <Icon name="plus" />
            {t('research.newLikeThis')}
          </Link>
        )}
        {mayRun && !isUnfinished(run) && run.status === 'DONE' && <RerunButton run={run} />}
      </div>
    </header>
  );
}

function ReproducedBadge({ run }: { run: ResearchRun }) {
  const { t } = useI18n();
  if (run.reproduced === null) return null;
  return run.reproduced ? (
    <Badge tone="positive">{t('research.reproduced.yes')}</Badge>
  ) : (
    <Badge tone="negative">{t('research.reproduced.no')}</Badge>
  );
}
