/** What the best of many is worth: found by choosing, it would look good by chance alone. */
import type { SweepReport } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { Notice } from '../../ui/notice.js';
import { Stat, StatStrip } from '../../ui/stat.js';
import { percentText, showMeasure } from '../measures/show-measure.js';
import { unitOf } from '../measures/measure-kinds.js';
import type { SearchProps } from './sweep-result.js';

export interface SweepVerdictProps extends SearchProps {
  readonly report: SweepReport;
}

/** The usual level of confidence: below it the best may well be luck. */
const CONVINCING = 0.95;

export function SweepVerdict({ run, search, report }: SweepVerdictProps) {
  const i18n = useI18n();
  const { t, formats, textOfCode } = i18n;
  const { best, countedTrials, effectiveTrials, deflatedSharpe, pbo } = report;
  const { objective } = search;
  const none = t('value.none');
  const share = (value: number | null): string =>
    value === null ? none : formats.percent(percentText(value));
  return (
    <>
      <StatStrip label={t('research.figures')}>
        <Stat
          label={t('research.search.best', {
            measure: textOfCode('measure', objective, objective),
          })}
          value={showMeasure(best?.objective, unitOf(objective), { i18n, currency: run.currency })}
          detail={
            best === null ? undefined : t('research.search.trialNumber', { number: best.number })
          }
        />
        <Stat
          label={t('research.search.deflated')}
          value={share(deflatedSharpe)}
          detail={t('research.search.deflatedHint')}
        />
        <Stat
          label={t('research.search.counted')}
          value={formats.integer(countedTrials)}
          detail={t('research.search.countedHint', {
            here: report.trialCount,
            earlier: countedTrials - report.trialCount,
          })}
        />
        <Stat
          label={t('research.search.effective')}
          value={effectiveTrials === null ? none : formats.integer(effectiveTrials)}
          detail={t('research.search.effectiveHint')}
        />
        <Stat
          label={t('research.search.pbo')}
          value={share(pbo)}
          detail={t('research.search.pboHint')}
        />
      </StatStrip>
      {deflatedSharpe !== null && deflatedSharpe < CONVINCING && (
        <Notice tone="warning" title={t('research.search.luckTitle')}>
          <p>{t('research.search.luckText', { probability: share(deflatedSharpe) })}</p>
        </Notice>
      )}
      {report.skipped.length > 0 && (
        <Notice tone="neutral" title={t('research.search.skipped')}>
          <ul className="warning-list">
            {report.skipped.map(({ reason, count }) => (
              <li key={reason}>{t('research.search.skippedBecause', { reason, count })}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
