/** The objective over two parameters; a cell leads to a backtest of its best trial. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../../errors/error-notice.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Skeleton } from '../../ui/skeleton.js';
import { heatMapQuery } from '../research-queries.js';
import { isUnfinished } from '../run-state.js';
import { HeatMapTable } from './heat-map-table.js';
import { searchedNames } from './search-form.js';
import type { SearchProps } from './sweep-result.js';

export function HeatMapCard({ run, search }: SearchProps) {
  const { t, textOfCode } = useI18n();
  const names = searchedNames(search);
  const [x, setX] = useState(names[0] ?? '');
  const [y, setY] = useState(names[1] ?? names[0] ?? '');
  if (names.length < 2) return null;
  const choose = (axis: 'x' | 'y', name: string): void => {
    // The same name on both axes is no map: they change places.
    if (axis === 'x') {
      if (name === y) setY(x);
      setX(name);
    } else {
      if (name === x) setX(y);
      setY(name);
    }
  };
  const measure = textOfCode('measure', search.objective, search.objective);
  return (
    <Card
      title={t('research.heat', { measure })}
      controls={
        names.length > 2 && (
          <div className="heat-axes">
            {(['x', 'y'] as const).map((axis) => (
              <label key={axis} className="heat-axis">
                <span className="soft">{t(`research.heat.${axis}`)}</span>
                <span className="control filter-select" data-select="">
                  <select
                    value={axis === 'x' ? x : y}
                    onChange={({ target }) => choose(axis, target.value)}
                  >
                    {names.map((name) => (
                      <option key={name}>{name}</option>
                    ))}
                  </select>
                </span>
              </label>
            ))}
          </div>
        )
      }
    >
      <HeatMap run={run} search={search} x={x} y={y} />
    </Card>
  );
}

function HeatMap({ run, search, x, y }: SearchProps & { readonly x: string; readonly y: string }) {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(heatMapQuery(run.id, x, y, isUnfinished(run)));
  if (error && !data) {
    return (
      <div className="card-inset">
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <Skeleton rows={6} />;
  if (data.length === 0) return <EmptyState title={t('research.heat.empty')} />;
  return <HeatMapTable run={run} search={search} x={x} y={y} cells={data} />;
}
