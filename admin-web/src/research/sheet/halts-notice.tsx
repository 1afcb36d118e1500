/** What a reader must know before any figure: limits stopped the run, or refused its orders. */
import type { BacktestReport } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { Notice } from '../../ui/notice.js';

export function HaltsNotice({ report: { halts, denials } }: { report: BacktestReport }) {
  const { t, formats, textOfCode } = useI18n();
  const denied = denials.reduce((sum, { count }) => sum + count, 0);
  if (halts.length === 0 && denied === 0) return null;
  return (
    <Notice
      tone={halts.length > 0 ? 'warning' : 'neutral'}
      icon={halts.length > 0 ? 'halt' : 'alert'}
      title={halts.length > 0 ? t('research.halted') : t('research.denied', { count: denied })}
    >
      <ul className="halts-list">
        {halts.map(({ at, rule, sentence }) => (
          <li key={`${at} ${rule}`}>
            <span className="figure">{formats.marketDay(at)}</span> {sentence}
          </li>
        ))}
        {denials.map(({ check, count }) => (
          <li key={check}>
            {t('research.deniedBy', { check: textOfCode('research.check', check, check), count })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
