/** Chooses up to three indicators for the price chart and sets their parameters. */
import type { Indicator } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../../errors/error-notice.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TextField } from '../../ui/field.js';
import { Skeleton } from '../../ui/skeleton.js';
import type { ChosenIndicator, IndicatorDraft } from './chosen-indicators.js';
import { chosenOf, draftsOf, MAX_CHOSEN, newDraft, searchIndicators } from './chosen-indicators.js';
import { IndicatorFields } from './indicator-fields.js';
import { catalogueQuery } from './indicator-queries.js';
import './indicator-picker.css';

export interface IndicatorPickerProps {
  readonly chosen: readonly ChosenIndicator[];
  readonly onChosen: (chosen: readonly ChosenIndicator[]) => void;
  readonly onClose: () => void;
}

export function IndicatorPicker(props: IndicatorPickerProps) {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(catalogueQuery);
  if (data) return <PickerOf catalogue={data} {...props} />;
  return (
    <Dialog
      title={t('indicators.title')}
      onClose={props.onClose}
      footer={<Button onClick={props.onClose}>{t('action.close')}</Button>}
    >
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton rows={5} />}
    </Dialog>
  );
}

function PickerOf(props: IndicatorPickerProps & { readonly catalogue: readonly Indicator[] }) {
  const { catalogue, chosen, onChosen, onClose } = props;
  const { t } = useI18n();
  const [drafts, setDrafts] = useState(() => draftsOf(chosen, catalogue));
  const [checked, setChecked] = useState(false);
  const submit = (): void => {
    setChecked(true);
    const next = chosenOf(drafts);
    if (next === null) return;
    onChosen(next);
    onClose();
  };
  const replace = (index: number, draft: IndicatorDraft): void =>
    setDrafts(drafts.map((one, place) => (place === index ? draft : one)));
  return (
    <Dialog
      title={t('indicators.title')}
      description={t('indicators.description', { most: MAX_CHOSEN })}
      onSubmit={submit}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('indicators.show')}
          </Button>
        </>
      }
    >
      {drafts.map((draft, index) => (
        <IndicatorFields
          // The place is the identity: the same indicator may be chosen twice.
          key={`${index} ${draft.indicator.fn}`}
          draft={draft}
          checked={checked}
          onDraft={(next) => replace(index, next)}
          onRemove={() => setDrafts(drafts.filter((_, place) => place !== index))}
        />
      ))}
      <IndicatorSearch
        catalogue={catalogue}
        full={drafts.length >= MAX_CHOSEN}
        onAdd={(indicator) => setDrafts([...drafts, newDraft(indicator)])}
      />
    </Dialog>
  );
}

/** So many fit beside the rest; more letters find the others. */
const SHOWN = 40;

interface IndicatorSearchProps {
  readonly catalogue: readonly Indicator[];
  readonly full: boolean;
  readonly onAdd: (indicator: Indicator) => void;
}

function IndicatorSearch({ catalogue, full, onAdd }: IndicatorSearchProps) {
  const { t } = useI18n();
  const [search, setSearch] = useState('');
  const found = searchIndicators(catalogue, search);
  return (
    <div className="indicator-search">
      <TextField
        label={t('indicators.search')}
        type="search"
        data-autofocus=""
        autoComplete="off"
        value={search}
        onValue={setSearch}
        onKeyDown={(event) => {
          const [best] = found;
          if (event.key !== 'Enter' || search.trim() === '') return;
          // Enter takes the best match; the form is sent from its button.
          event.preventDefault();
          if (best && !full) onAdd(best);
          setSearch('');
        }}
      />
      <p className="field-hint" role="status">
        {full
          ? t('indicators.full', { most: MAX_CHOSEN })
          : t('indicators.found', { count: found.length })}
      </p>
      <ul className="indicator-results" aria-label={t('indicators.results')} tabIndex={-1}>
        {found.slice(0, SHOWN).map((indicator) => (
          <li key={indicator.fn}>
            <button type="button" disabled={full} onClick={() => onAdd(indicator)}>
              <span className="indicator-name">{indicator.fn}</span>
              <span>{indicator.title}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
