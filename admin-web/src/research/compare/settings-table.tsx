/** Parameters and settings of compared runs; lines that differ stand out. */
import type { ResearchRun } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { limitFacts, moneyFacts } from '../run/run-facts.js';
import { CompareTable } from './compare-table.js';
import type { ComparedRow } from './differences.js';
import { comparedRow, parameterRows } from './differences.js';

export function SettingsTable({ runs }: { runs: readonly ResearchRun[] }) {
  const i18n = useI18n();
  const { t } = i18n;
  const facts = runs.map((run) => new Map([...moneyFacts(run, i18n), ...limitFacts(run, i18n)]));
  const names = new Set(facts.flatMap((map) => [...map.keys()]));
  const settings = [...names].map((name) =>
    comparedRow(
      name,
      facts.map((map) => map.get(name) ?? null),
    ),
  );
  const rows = [...parameterRows(runs), ...settings];
  return (
    <Card
      title={t('research.compare.settings')}
      controls={
        <span className="soft compare-count">
          {t('research.compare.differing', { count: rows.filter(({ differs }) => differs).length })}
        </span>
      }
    >
      <CompareTable caption={t('research.compare.settings')} runs={runs}>
        {rows.map((row) => (
          <SettingRow key={row.name} row={row} />
        ))}
      </CompareTable>
    </Card>
  );
}

function SettingRow({ row: { name, values, differs } }: { row: ComparedRow }) {
  const { t } = useI18n();
  return (
    <tr data-differs={differs || undefined}>
      <th scope="row">
        {name}
        {differs && <span className="visually-hidden">{t('research.compare.differs')}</span>}
      </th>
      {values.map((value, place) => (
        <td key={place} className="figure">
          {value ?? t('value.none')}
        </td>
      ))}
    </tr>
  );
}
