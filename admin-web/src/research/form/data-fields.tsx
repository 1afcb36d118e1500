/** On which recorded bars: instruments of any currency, and a period within what is recorded. */
import type { ResearchSeries } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { TextField } from '../../ui/field.js';
import { InstrumentChoice } from './instrument-choice.js';
import type { FieldsProps } from './new-run-form.js';
import { periodOf, presetsFor } from './period.js';

export interface DataFieldsProps extends FieldsProps {
  readonly series: readonly ResearchSeries[];
  readonly chosen: readonly ResearchSeries[];
}

export function DataFields({ form, errors, series, chosen, onChange }: DataFieldsProps) {
  const { t } = useI18n();
  const { symbols, period } = form;
  const all = periodOf(chosen);
  const choose = (next: readonly string[]): void => {
    const nextAll = periodOf(series.filter(({ instrument }) => next.includes(instrument.symbol)));
    // Who wanted all of it goes on wanting all of it.
    const isAll = period.from === all.from && period.to === all.to;
    onChange({ symbols: next, ...(isAll && next.length > 0 && { period: nextAll }) });
  };
  return (
    <Card title={t('research.form.data')}>
      <div className="form-section">
        <InstrumentChoice
          series={series}
          symbols={symbols}
          error={errors['symbols']}
          onSymbols={choose}
        />
        <PeriodPresets all={all} period={period} onPeriod={(next) => onChange({ period: next })} />
        <div className="form-grid">
          <TextField
            label={t('research.form.from')}
            error={errors['from']}
            type="date"
            min={all.from}
            max={all.to}
            value={period.from}
            onValue={(from) => onChange({ period: { ...period, from } })}
          />
          <TextField
            label={t('research.form.to')}
            error={errors['to']}
            type="date"
            min={all.from}
            max={all.to}
            value={period.to}
            onValue={(to) => onChange({ period: { ...period, to } })}
          />
        </div>
      </div>
    </Card>
  );
}

interface PeriodPresetsProps {
  readonly all: ReturnType<typeof periodOf>;
  readonly period: ReturnType<typeof periodOf>;
  readonly onPeriod: (period: ReturnType<typeof periodOf>) => void;
}

/** Buttons, not a choice: a period of one's own is none of them. */
function PeriodPresets({ all, period, onPeriod }: PeriodPresetsProps) {
  const { t } = useI18n();
  return (
    <div className="chips" role="group" aria-label={t('research.form.period')}>
      {presetsFor(all).map(({ preset, from, to }) => (
        <button
          key={preset}
          type="button"
          className="chip"
          aria-pressed={period.from === from && period.to === to}
          onClick={() => onPeriod({ from, to })}
        >
          {t(`research.form.preset.${preset}`)}
        </button>
      ))}
    </div>
  );
}
