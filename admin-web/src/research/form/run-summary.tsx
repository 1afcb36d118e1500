/** What will be run, in a few words, with the button: stays in sight while one scrolls the fields. */
import type { ResearchSeries } from '@fiducia/sdk';
import { ErrorNotice } from '../../errors/error-notice.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Button } from '../../ui/button.js';
import { RunsLeft } from '../research-limits.js';
import { combinations } from '../search/search-form.js';
import type { BacktestForm } from './backtest-form.js';
import { estimatedBars } from './period.js';

export interface RunSummaryProps {
  readonly form: BacktestForm;
  readonly chosen: readonly ResearchSeries[];
  readonly errorCount: number;
  readonly error: unknown;
  readonly busy: boolean;
}

/** 0 while the values are not all there. */
function backtestsOf({ strategy, search }: BacktestForm): number {
  const { sampler, trials, axes } = search;
  if (sampler === 'GRID') return combinations(strategy.parameters, axes) ?? 0;
  return /^\d+$/.test(trials.trim()) ? Number(trials) : 0;
}

export function RunSummary({ form, chosen, errorCount, error, busy }: RunSummaryProps) {
  const { t, formats } = useI18n();
  const { strategy, symbols, period } = form;
  const isPeriodKnown = period.from !== '' && period.to !== '';
  return (
    <aside className="run-summary card" aria-label={t('research.form.summary')}>
      <h2>{strategy.title}</h2>
      <p className="soft">{symbols.join(', ')}</p>
      {isPeriodKnown && (
        <p className="soft figure">
          {t('research.period', {
            from: formats.marketDay(period.from),
            to: formats.marketDay(period.to),
          })}
        </p>
      )}
      <dl className="summary-facts">
        <div>
          <dt>{t('research.form.bars')}</dt>
          <dd className="figure">
            {isPeriodKnown
              ? t('research.form.aboutBars', { count: estimatedBars(chosen, period) })
              : t('value.none')}
          </dd>
        </div>
        {form.kind === 'SWEEP' && (
          <div>
            <dt>{t('research.form.backtests')}</dt>
            <dd className="figure">{formats.integer(backtestsOf(form))}</dd>
          </div>
        )}
        <div>
          <dt>{t('research.form.fillModel')}</dt>
          <dd>{t(`research.fillModel.${form.fillModel}`)}</dd>
        </div>
        <div>
          <dt>{t('research.form.limits')}</dt>
          <dd>{t(`research.limits.${form.limits}`)}</dd>
        </div>
      </dl>
      {error === null ? <RunsLeft /> : <ErrorNotice error={error} />}
      {errorCount > 0 && (
        <p className="field-error" role="alert">
          {t('research.form.errors', { count: errorCount })}
        </p>
      )}
      <Button type="submit" variant="primary" size="large" icon="play" busy={busy}>
        {t(`research.form.submit.${form.kind}`)}
      </Button>
    </aside>
  );
}
