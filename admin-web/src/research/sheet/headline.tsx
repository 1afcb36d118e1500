/** The figures that a reader looks for first, beside holding what was traded, and what limits them. */
import type { TearSheetMeasure } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { Stat, StatStrip } from '../../ui/stat.js';
import { isGain } from '../measures/measure-kinds.js';
import { showMeasure, toneOfGain } from '../measures/show-measure.js';
import type { SheetProps } from './backtest-sheet.js';

const HEADLINE = [
  'totalReturn',
  'cagr',
  'maxDrawdown',
  'volatility',
  'sharpe',
  'sortino',
  'winRate',
  'profitFactor',
] as const;

export function Headline({ run, report, sheet }: SheetProps) {
  const { t, formats } = useI18n();
  const { currency, cash } = run;
  return (
    <>
      <p className="sheet-lead">
        {t('research.lead', {
          cash: formats.money(cash, currency),
          final: formats.money(report.finalEquity, currency),
          trades: t('research.tradeCount', { count: report.tradeCount }),
        })}
      </p>
      <div className="headline">
        <StatStrip label={t('research.figures')}>
          {HEADLINE.map((key) => {
            const measure = sheet.measures.find((one) => one.key === key);
            return measure && <HeadlineStat key={key} measure={measure} currency={currency} />;
          })}
        </StatStrip>
      </div>
    </>
  );
}

function HeadlineStat({ measure, currency }: { measure: TearSheetMeasure; currency: string }) {
  const i18n = useI18n();
  const { t, textOfCode } = i18n;
  const { key, title, value, held, caveats } = measure;
  const unit = isGain(key) ? 'GAIN' : measure.unit;
  const context = { i18n, currency };
  return (
    <Stat
      label={textOfCode('measure', key, title)}
      value={showMeasure(value, unit, context)}
      tone={unit === 'GAIN' ? toneOfGain(value) : undefined}
      detail={
        <>
          {held !== null && (
            <span className="stat-line">
              {t('research.heldFigure', { value: showMeasure(held, unit, context) })}
            </span>
          )}
          {caveats.length > 0 && <span className="stat-line stat-caveat">{caveats[0]}</span>}
        </>
      }
    />
  );
}
