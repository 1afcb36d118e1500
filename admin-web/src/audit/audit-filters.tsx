/** Narrows the log by words, kind, days and actor; all of it stands in the address. */
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from '../ui/button.js';
import { CheckField, SelectField, TextField } from '../ui/field.js';
import { AUDIT_KINDS } from './audit-filter.js';
import type { AuditFilter, AuditKind } from './audit-filter.js';
import { SearchField } from './search-field.js';

export interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onFilter: (filter: AuditFilter) => void;
}

export function AuditFilters({ filter, onFilter }: AuditFiltersProps) {
  const { t, textOfCode } = useI18n();
  const change = (changes: { [K in keyof AuditFilter]?: AuditFilter[K] | undefined }): void => {
    const entries = Object.entries({ ...filter, ...changes });
    const kept = entries.filter(([, value]) => value !== undefined && value !== '');
    onFilter(Object.fromEntries(kept) as AuditFilter);
  };
  const kinds = AUDIT_KINDS.map((value) => ({
    value,
    label: textOfCode('audit.kind', value.slice(0, -1), value),
  }));
  return (
    <div className="audit-filters" role="search">
      <SearchField value={filter.q ?? ''} onValue={(q) => change({ q })} />
      <SelectField<AuditKind | ''>
        label={t('audit.filter.kind')}
        value={filter.kind ?? ''}
        options={[{ value: '', label: t('audit.filter.allKinds') }, ...kinds]}
        onValue={(kind) => change({ kind: kind === '' ? undefined : kind })}
      />
      <TextField
        type="date"
        label={t('audit.filter.from')}
        value={filter.from ?? ''}
        onValue={(from) => change({ from })}
      />
      <TextField
        type="date"
        label={t('audit.filter.to')}
        value={filter.to ?? ''}
        onValue={(to) => change({ to })}
      />
      <CheckField
        label={t('audit.filter.machine')}
        checked={filter.machine === true}
        onChecked={(machine) => change({ machine: machine ? true : undefined })}
      />
      {filter.actor !== undefined && (
        <Button size="small" icon="close" onClick={() => change({ actor: undefined })}>
          {t('audit.filter.actor', { actor: filter.actor })}
        </Button>
      )}
    </div>
  );
}
