/** The heat map as a table: figures in every cell, one stop for Tab, arrow keys go from cell to cell. */
import type { HeatMapCell } from '@fiducia/sdk';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useI18n } from '../../i18n/i18n-context.js';
import { useMay } from '../../session/viewer.js';
import { unitOf } from '../measures/measure-kinds.js';
import { showMeasure } from '../measures/show-measure.js';
import type { HeatGrid, Place } from './heat-map.js';
import { goodness, heatGrid, isDirection, neighbour } from './heat-map.js';
import type { SearchProps } from './sweep-result.js';

export interface HeatMapTableProps extends SearchProps {
  readonly x: string;
  readonly y: string;
  readonly cells: readonly HeatMapCell[];
}

export function HeatMapTable({ run, search, x, y, cells }: HeatMapTableProps) {
  const { t } = useI18n();
  const table = useRef<HTMLTableElement>(null);
  const grid = useMemo(() => heatGrid(cells, search.direction), [cells, search.direction]);
  const [stop, setStop] = useState<Place | null>(null);
  const tabStop = stop !== null && cellAt(grid, stop) ? stop : bestPlace(grid);
  const move = (event: KeyboardEvent): void => {
    if (!isDirection(event.key) || tabStop === null) return;
    const next = neighbour(grid, tabStop, event.key);
    event.preventDefault();
    if (next === null) return;
    setStop(next);
    table.current?.querySelector<HTMLElement>(`[data-place="${placeName(next)}"]`)?.focus();
  };
  return (
    <>
      <p className="heat-caption soft">{t('research.heat.caption', { x, y })}</p>
      <div className="table-scroll heat-scroll">
        <table ref={table} className="heat-table heat-map" onKeyDown={move}>
          <caption className="visually-hidden">{t('research.heat.table', { x, y })}</caption>
          <thead>
            <tr>
              <th scope="col" className="heat-corner">
                {t('research.heat.corner', { x, y })}
              </th>
              {grid.xs.map((value) => (
                <th key={value} scope="col" className="figure">
                  {value}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.ys.map((value, row) => (
              <tr key={value}>
                <th scope="row" className="figure">
                  {value}
                </th>
                {grid.xs.map((column, index) => (
                  <MapCell
                    key={column}
                    run={run}
                    search={search}
                    names={{ x, y }}
                    grid={grid}
                    place={{ row, column: index }}
                    isTabStop={tabStop?.row === row && tabStop.column === index}
                    onFocus={setStop}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface MapCellProps extends SearchProps {
  readonly names: { readonly x: string; readonly y: string };
  readonly grid: HeatGrid;
  readonly place: Place;
  readonly isTabStop: boolean;
  readonly onFocus: (place: Place) => void;
}

/** Steps of one hue, from the ground to its strongest: to be told apart with every colour vision. */
const STEPS = 8;

function MapCell({ run, search, names, grid, place, isTabStop, onFocus }: MapCellProps) {
  const i18n = useI18n();
  const { t, textOfCode } = i18n;
  const mayRun = useMay('RESEARCH_RUN');
  const cell = cellAt(grid, place);
  if (cell === undefined) return <td className="heat-cell" />;
  const good = goodness(cell.value, grid);
  const shown = showMeasure(cell.value, unitOf(search.objective), { i18n, currency: run.currency });
  return (
    <td
      className="heat-cell"
      data-heat={good === null ? undefined : `scale-${Math.round(good * STEPS)}`}
      data-best={(cell.value === grid.best && good !== null) || undefined}
    >
      {mayRun ? (
        <Link
          to="/research/new"
          search={{ like: run.id, trial: cell.number }}
          className="heat-link figure"
          data-place={placeName(place)}
          tabIndex={isTabStop ? 0 : -1}
          aria-label={t('research.heat.cell', {
            x: names.x,
            xValue: cell.x,
            y: names.y,
            yValue: cell.y,
            measure: textOfCode('measure', search.objective, search.objective),
            value: shown,
          })}
          onFocus={() => onFocus(place)}
        >
          {shown}
        </Link>
      ) : (
        <span className="heat-link">{shown}</span>
      )}
    </td>
  );
}

function cellAt({ rows }: HeatGrid, { row, column }: Place): HeatMapCell | undefined {
  return rows[row]?.[column];
}

function placeName({ row, column }: Place): string {
  return `${row}-${column}`;
}

/** Where Tab arrives first: what one looks for. */
function bestPlace(grid: HeatGrid): Place | null {
  for (const [row, cells] of grid.rows.entries()) {
    const column = cells.findIndex((cell) => cell?.value === grid.best);
    if (column >= 0) return { row, column };
  }
  return null;
}
