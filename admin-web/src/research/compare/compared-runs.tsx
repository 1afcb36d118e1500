/** Which runs are compared: each with the letter, colour and dash by which the picture names it. */
import type { ResearchRun } from '@fiducia/sdk';
import { Link } from '@tanstack/react-router';
import { useI18n } from '../../i18n/i18n-context.js';
import { ParameterLine } from '../parameter-line.js';
import { symbolsOf } from '../run-state.js';
import { SERIES_MARKS } from './series-marks.js';

export function ComparedRuns({ runs }: { runs: readonly ResearchRun[] }) {
  const { t, formats } = useI18n();
  return (
    <ul className="compared-runs">
      {runs.map((run, index) => (
        <li key={run.id} className="card compared-run" data-series={index}>
          <SeriesMark index={index} />
          <span className="run-name">
            <Link to="/research/$runId" params={{ runId: run.id }} className="text-link">
              {t('research.runName', {
                strategy: run.strategy.title,
                instruments: symbolsOf(run).join(', '),
              })}
            </Link>
            <ParameterLine run={run} />
            <span className="soft">
              {t('research.period', {
                from: formats.marketDay(run.from),
                to: formats.marketDay(run.to),
              })}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The letter says it; the colour repeats it. */
export function SeriesMark({ index }: { index: number }) {
  return (
    <span className="series-mark" data-series={index}>
      {SERIES_MARKS[index]}
    </span>
  );
}
