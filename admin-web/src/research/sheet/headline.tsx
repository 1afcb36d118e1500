/** The figures that a reader looks for first, each with what limits it. */
import { useI18n } from '../../i18n/i18n-context.js';
import { Stat, StatStrip } from '../../ui/stat.js';
import { HEADLINE, measureOf } from '../measures/headline-measures.js';
import { showMeasure, toneOfGain } from '../measures/show-measure.js';
import type { SheetProps } from './backtest-sheet.js';

export function Headline({ run, report }: SheetProps) {
  const { t, formats, textOfCode } = useI18n();
  const context = { formats, currency: run.currency, none: t('value.none') };
  return (
    <StatStrip label={t('research.figures')}>
      <Stat
        label={t('research.finalEquity')}
        value={formats.money(report.finalEquity, run.currency)}
        detail={t('research.from', { cash: formats.money(run.cash, run.currency) })}
      />
      {HEADLINE.map(({ key, unit }) => {
        const measure = measureOf(run, key);
        return (
          <Stat
            key={key}
            label={textOfCode('measure', key, key)}
            value={showMeasure(measure?.value, unit, context)}
            tone={unit === 'GAIN' ? toneOfGain(measure?.value) : undefined}
            detail={measure?.caveats[0] ?? ''}
          />
        );
      })}
      <Stat
        label={textOfCode('measure', 'trades', '')}
        value={formats.integer(report.tradeCount)}
      />
    </StatStrip>
  );
}
