/** Names the lines on the chart in their colours, and says why there are none. */
import type { SeriesIndicators } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { describeError } from '../../errors/describe-error.js';

export interface IndicatorLegendProps {
  readonly view: SeriesIndicators | null;
  readonly error: Error | null;
}

export function IndicatorLegend({ view, error }: IndicatorLegendProps) {
  const i18n = useI18n();
  const { t, formats } = i18n;
  if (error !== null) {
    return (
      <p className="indicator-legend" role="alert">
        {describeError(error, i18n).sentence}
      </p>
    );
  }
  if (view === null) return null;
  return (
    <ul className="indicator-legend" aria-label={t('indicators.legend')}>
      {view.indicators.map(({ label, title, outputs }, index) => {
        const last = outputs.map(({ values }) => values.at(-1) ?? null);
        const shown = last.map((value) => (value === null ? '–' : formats.decimal(short(value))));
        return (
          <li key={`${index} ${label}`} data-series={index} title={title}>
            <span className="indicator-name">{label}</span>
            <span className="figure">{shown.slice(0, LAST_VALUES).join(' · ')}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** The first outputs are the ones that people look at. */
const LAST_VALUES = 3;

/** As many digits as one reads: a rate of 1.08345 and a volume of 3,412,000. */
function short(value: number): string {
  const size = Math.abs(value);
  const places = size >= 1_000 ? 0 : size >= 10 ? 2 : 5;
  return value.toFixed(places);
}
