/** Narrows the list of runs by strategy, instrument and state; all of it stands in the address. */
import { useQuery } from '@tanstack/react-query';
import { strategiesQuery } from '../../account/account-queries.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Segmented } from '../../ui/segmented.js';
import type { RunsFilter, RunsStatus } from '../research-queries.js';
import { RUNS_STATUSES, seriesQuery } from '../research-queries.js';

export interface RunsFiltersProps {
  readonly filter: RunsFilter;
  readonly onFilter: (filter: RunsFilter) => void;
}

const STATUSES = Object.keys(RUNS_STATUSES) as RunsStatus[];

export function RunsFilters({ filter, onFilter }: RunsFiltersProps) {
  const { t } = useI18n();
  const strategies = useQuery(strategiesQuery).data ?? [];
  const series = useQuery(seriesQuery).data ?? [];
  const change = (changes: { [K in keyof RunsFilter]: RunsFilter[K] | undefined }): void => {
    const entries = Object.entries({ ...filter, ...changes });
    onFilter(Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as RunsFilter);
  };
  return (
    <div className="runs-filters" role="search">
      <FilterSelect
        label={t('research.filter.strategy')}
        all={t('research.filter.allStrategies')}
        value={filter.strategy}
        options={strategies.map(({ name, title }) => ({ value: name, label: title }))}
        onValue={(strategy) => change({ strategy })}
      />
      <FilterSelect
        label={t('research.filter.instrument')}
        all={t('research.filter.allInstruments')}
        value={filter.symbol}
        options={series.map(({ instrument: { symbol } }) => ({ value: symbol, label: symbol }))}
        onValue={(symbol) => change({ symbol })}
      />
      <Segmented
        label={t('research.filter.status')}
        value={filter.status ?? 'ALL'}
        options={(['ALL', ...STATUSES] as const).map((value) => ({
          value,
          label: t(`research.filter.status.${value}`),
        }))}
        onValue={(status) => change({ status: status === 'ALL' ? undefined : status })}
      />
    </div>
  );
}

interface FilterSelectProps {
  readonly label: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onValue: (value: string | undefined) => void;
}

function FilterSelect({ label, all, value, options, onValue }: FilterSelectProps) {
  return (
    <span className="control filter-select" data-select="">
      <select
        aria-label={label}
        value={value ?? ''}
        onChange={({ target }) => onValue(target.value === '' ? undefined : target.value)}
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
