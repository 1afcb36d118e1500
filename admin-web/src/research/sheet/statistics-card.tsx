/** Every measure by group, each with its definition and with what limits it. */
import type { MeasureGroup, TearSheetMeasure } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { isGain } from '../measures/measure-kinds.js';
import { showMeasure } from '../measures/show-measure.js';
import type { SheetProps } from './backtest-sheet.js';

const GROUPS: readonly MeasureGroup[] = [
  'RETURN',
  'RISK',
  'RATIO',
  'TRADES',
  'BENCHMARK',
  'DISTRIBUTION',
  'PERIODS',
  'CONFIDENCE',
];
/** They stand beside another library's figures in comparisons; a reader would confuse them. */
const NOT_SHOWN: readonly string[] = ['probabilisticSharpeExcess', 'sharpeExcess'];

export function StatisticsCard({ run, sheet }: SheetProps) {
  const { t } = useI18n();
  return (
    <Card
      title={t('research.statistics')}
      controls={<span className="soft card-note">{t('research.statistics.note')}</span>}
    >
      <div className="statistics">
        {GROUPS.map((group) => (
          <StatisticsGroup
            key={group}
            group={group}
            measures={sheet.measures.filter(
              (one) => one.group === group && !NOT_SHOWN.includes(one.key),
            )}
            currency={run.currency}
          />
        ))}
      </div>
    </Card>
  );
}

interface StatisticsGroupProps {
  readonly group: MeasureGroup;
  readonly measures: readonly TearSheetMeasure[];
  readonly currency: string;
}

function StatisticsGroup({ group, measures, currency }: StatisticsGroupProps) {
  const { t } = useI18n();
  if (measures.length === 0) return null;
  const hasHeld = measures.some(({ held }) => held !== null);
  return (
    <table className="statistics-group">
      <thead>
        <tr>
          <th scope="col">{t(`research.group.${group}`)}</th>
          <th scope="col">
            <span className={hasHeld ? undefined : 'visually-hidden'}>
              {t('research.statistics.run')}
            </span>
          </th>
          {hasHeld && <th scope="col">{t('research.statistics.held')}</th>}
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => (
          <Statistic key={measure.key} measure={measure} hasHeld={hasHeld} currency={currency} />
        ))}
      </tbody>
    </table>
  );
}

interface StatisticProps {
  readonly measure: TearSheetMeasure;
  readonly hasHeld: boolean;
  readonly currency: string;
}

function Statistic({ measure, hasHeld, currency }: StatisticProps) {
  const i18n = useI18n();
  const { textOfCode } = i18n;
  const { key, title, value, held, caveats, formula } = measure;
  const unit = isGain(key) ? 'GAIN' : measure.unit;
  const context = { i18n, currency };
  return (
    <tr>
      <th scope="row">
        <details className="statistic">
          <summary>{textOfCode('measure', key, title)}</summary>
          <p className="statistic-formula">{formula}</p>
        </details>
        {caveats.length > 0 && <span className="statistic-caveat">{caveats.join('; ')}</span>}
      </th>
      <td className="figure">{showMeasure(value, unit, context)}</td>
      {hasHeld && (
        <td className="figure soft">{held === null ? '' : showMeasure(held, unit, context)}</td>
      )}
    </tr>
  );
}
