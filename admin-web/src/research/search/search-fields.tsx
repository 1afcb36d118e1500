/** How a search chooses what to try, and what it is to make best. */
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { SelectField, TextField } from '../../ui/field.js';
import { Segmented } from '../../ui/segmented.js';
import type { FormErrors } from '../form/form-errors.js';
import type { SearchForm } from './search-form.js';
import { OBJECTIVES, SAMPLERS } from './search-form.js';

export interface SearchFieldsProps {
  readonly search: SearchForm;
  readonly errors: FormErrors;
  readonly onSearch: (changes: Partial<SearchForm>) => void;
}

export function SearchFields({ search, errors, onSearch }: SearchFieldsProps) {
  const { t, textOfCode } = useI18n();
  const { sampler, objective } = search;
  const known: readonly string[] = OBJECTIVES;
  const objectives = known.includes(objective) ? known : [...known, objective];
  return (
    <Card title={t('research.search')}>
      <div className="form-section">
        <div className="form-choice">
          <Segmented
            label={t('research.search.sampler')}
            value={sampler}
            options={SAMPLERS.map((value) => ({ value, label: t(`research.sampler.${value}`) }))}
            onValue={(value) => onSearch({ sampler: value })}
          />
          <p className="field-hint">{t(`research.samplerHint.${sampler}`)}</p>
        </div>
        <div className="form-grid">
          <SelectField
            label={t('research.search.objective')}
            value={objective}
            options={objectives.map((key) => ({
              value: key,
              label: textOfCode('measure', key, key),
            }))}
            onValue={(value) => onSearch({ objective: value })}
          />
          {sampler !== 'GRID' && (
            <>
              <TextField
                label={t('research.search.trials')}
                error={errors['trials']}
                inputMode="numeric"
                value={search.trials}
                onValue={(trials) => onSearch({ trials })}
              />
              <TextField
                label={t('research.search.seed')}
                hint={t('research.search.seedHint')}
                error={errors['seed']}
                inputMode="numeric"
                value={search.seed}
                onValue={(seed) => onSearch({ seed })}
              />
            </>
          )}
        </div>
        {errors['space'] !== undefined && (
          <p className="field-error" tabIndex={-1}>
            {errors['space']}
          </p>
        )}
      </div>
    </Card>
  );
}
