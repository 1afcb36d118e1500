/** The figures of compared runs side by side; the best of each line is marked. */
import type { ResearchRun } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { Icon } from '../../ui/icon.js';
import { COMPARED_MEASURES, valueOf } from '../measures/compared-measures.js';
import type { ComparedMeasure } from '../measures/compared-measures.js';
import { showMeasure } from '../measures/show-measure.js';
import { CompareTable } from './compare-table.js';
import { bestPlaces } from './differences.js';

export function MeasuresTable({ runs }: { runs: readonly ResearchRun[] }) {
  const { t, textOfCode } = useI18n();
  return (
    <Card title={t('research.compare.measures')}>
      <CompareTable caption={t('research.compare.measures')} runs={runs}>
        {COMPARED_MEASURES.map((measure) => (
          <tr key={measure.key}>
            <th scope="row">{textOfCode('measure', measure.key, measure.key)}</th>
            <MeasureCells measure={measure} runs={runs} />
          </tr>
        ))}
      </CompareTable>
    </Card>
  );
}

function MeasureCells({
  measure: { key, unit, better },
  runs,
}: {
  measure: ComparedMeasure;
  runs: readonly ResearchRun[];
}) {
  const i18n = useI18n();
  const { t } = i18n;
  const values = runs.map((run) => valueOf(run, key));
  const shown = runs.map((run, place) =>
    showMeasure(values[place], unit, { i18n, currency: run.currency }),
  );
  const best = better === undefined ? [] : bestPlaces(values, shown, better);
  return runs.map((run, place) => (
    <td key={run.id} className="figure" data-best={best.includes(place) || undefined}>
      {shown[place]}
      {best.includes(place) && (
        <>
          <Icon name="check" />
          <span className="visually-hidden">{t('research.compare.best')}</span>
        </>
      )}
    </td>
  ));
}
