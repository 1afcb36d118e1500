/** Returns by month and year: a table in which the eye finds the strong months by their colour. */
import type { MonthlyReturns } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { HeatCell } from '../../ui/heat-cell.js';
import { percentText, placesOf } from '../measures/show-measure.js';
import { strongestOf } from './heat-strength.js';
import type { SheetProps } from './backtest-sheet.js';

const MONTHS = Array.from({ length: 12 }, (_, month) => month);

export function MonthsCard({ sheet: { months } }: SheetProps) {
  const { t, formats } = useI18n();
  const returns = months.flatMap((row) => row.months.filter((value) => value !== null));
  if (returns.length === 0) return null;
  const strongest = strongestOf(returns);
  return (
    <Card
      title={t('research.months')}
      controls={<span className="soft card-note">{t('research.months.note')}</span>}
    >
      <div
        className="table-scroll heat-scroll"
        role="group"
        aria-label={t('research.months')}
        tabIndex={0}
      >
        <table className="heat-table" data-layout="even">
          <caption className="visually-hidden">{t('research.months')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('research.months.year')}</th>
              {MONTHS.map((month) => (
                <th key={month} scope="col">
                  {formats.monthName(month)}
                </th>
              ))}
              <th scope="col">{t('research.months.total')}</th>
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map((row) => (
              <YearRow key={row.year} row={row} strongest={strongest} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function YearRow({ row, strongest }: { row: MonthlyReturns; strongest: number }) {
  const { t, formats } = useI18n();
  // One place where months move by percents, more where all of them are small.
  const places = strongest >= 0.01 ? 1 : placesOf(strongest * 100);
  return (
    <tr>
      <th scope="row">{row.year}</th>
      {MONTHS.map((month) => {
        const value = row.months[month] ?? null;
        return (
          <HeatCell key={month} strength={value === null ? null : value / strongest}>
            {value === null ? '' : shortPercent(value)}
          </HeatCell>
        );
      })}
      <td className="heat-total figure">{formats.signedExactPercent(percentText(row.total))}</td>
    </tr>
  );
  function shortPercent(value: number): string {
    const text = (value * 100).toFixed(places);
    return Number(text) === 0 ? t('research.months.nothing') : formats.decimal(text, places);
  }
}
