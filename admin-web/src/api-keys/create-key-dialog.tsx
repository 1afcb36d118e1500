/** Asks for a new key: its name, what it may do and where, from which addresses, and how long. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { CheckField, SelectField, TextArea, TextField } from '../ui/field.js';
import { API_KEYS_KEY, keyPlacesQuery } from './api-key-queries.js';
import { EMPTY_KEY_FORM, isComplete, KEY_SCOPES, LIFETIMES, toInput } from './key-form.js';
import type { KeyForm } from './key-form.js';

export interface CreateKeyDialogProps {
  readonly onCreated: (secret: string) => void;
  readonly onClose: () => void;
}

export function CreateKeyDialog({ onCreated, onClose }: CreateKeyDialogProps) {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  const [form, setForm] = useState<KeyForm>(EMPTY_KEY_FORM);
  const [asked, setAsked] = useState(false);
  const create = useMutation({
    mutationFn: () => client.apiKeys.create(toInput(form, new Date())),
    onSuccess: ({ secret }) => onCreated(secret),
    onSettled: () => queryClient.invalidateQueries({ queryKey: API_KEYS_KEY }),
  });
  const submit = (): void => {
    setAsked(true);
    if (isComplete(form)) create.mutate();
  };
  return (
    <Dialog
      title={t('keys.create.title')}
      description={t('keys.create.description')}
      onSubmit={submit}
      onClose={onClose}
      locked={create.isPending}
      footer={
        <DialogActions
          submit={t('keys.create.submit')}
          busy={create.isPending}
          onCancel={onClose}
        />
      }
    >
      {create.isError && <ErrorNotice error={create.error} />}
      <KeyFields form={form} onForm={setForm} showMissing={asked} />
    </Dialog>
  );
}

interface FieldsProps {
  readonly form: KeyForm;
  readonly onForm: (form: KeyForm) => void;
  readonly showMissing: boolean;
}

function KeyFields({ form, onForm, showMissing }: FieldsProps) {
  const { t } = useI18n();
  const { data: places = [] } = useQuery(keyPlacesQuery);
  const nameMissing = showMissing && form.name.trim() === '';
  return (
    <>
      <TextField
        label={t('keys.field.name')}
        hint={t('keys.field.nameHint')}
        error={nameMissing ? t('keys.nameMissing') : undefined}
        data-autofocus
        maxLength={120}
        value={form.name}
        onValue={(name) => onForm({ ...form, name })}
      />
      <ScopePicker form={form} onForm={onForm} showMissing={showMissing} />
      <SelectField
        label={t('keys.field.place')}
        value={form.place}
        options={[{ value: 'ALL', label: t('keys.everywhere') }, ...places]}
        onValue={(place) => onForm({ ...form, place })}
      />
      <TextArea
        label={t('keys.field.addresses')}
        hint={t('keys.field.addressesHint')}
        rows={2}
        value={form.addresses}
        onValue={(addresses) => onForm({ ...form, addresses })}
      />
      <SelectField
        label={t('keys.field.lifetime')}
        value={form.lifetime}
        options={LIFETIMES.map((value) => ({ value, label: t(`keys.lifetime.${value}`) }))}
        onValue={(lifetime) => onForm({ ...form, lifetime })}
      />
    </>
  );
}

function ScopePicker({ form, onForm, showMissing }: FieldsProps) {
  const { t } = useI18n();
  return (
    <fieldset className="key-scopes">
      <legend>{t('keys.scopes')}</legend>
      {KEY_SCOPES.map((scope) => (
        <CheckField
          key={scope}
          label={t(`keys.scope.${scope}`)}
          hint={t(`keys.scopeHint.${scope}`)}
          checked={form.scopes.includes(scope)}
          onChecked={(checked) =>
            onForm({
              ...form,
              scopes: KEY_SCOPES.filter((one) =>
                one === scope ? checked : form.scopes.includes(one),
              ),
            })
          }
        />
      ))}
      {showMissing && form.scopes.length === 0 && (
        <p className="field-error" role="alert">
          {t('keys.scopeMissing')}
        </p>
      )}
    </fieldset>
  );
}
