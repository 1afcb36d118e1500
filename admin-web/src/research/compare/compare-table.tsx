/** A table with a column for each compared run; it scrolls sideways where there is no room. */
import type { ResearchRun } from '@fiducia/sdk';
import type { ReactNode } from 'react';
import { useI18n } from '../../i18n/i18n-context.js';
import { SeriesMark } from './compared-runs.js';

export interface CompareTableProps {
  readonly caption: string;
  readonly runs: readonly ResearchRun[];
  readonly children: ReactNode;
}

export function CompareTable({ caption, runs, children }: CompareTableProps) {
  const { t } = useI18n();
  return (
    <div className="table-scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="compare-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <td>
              <span className="visually-hidden">{t('research.compare.what')}</span>
            </td>
            {runs.map(({ id }, index) => (
              <th key={id} scope="col">
                <SeriesMark index={index} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
