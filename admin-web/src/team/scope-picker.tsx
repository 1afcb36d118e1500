/** Chooses the group, client or account that an assignment reaches, among those one may see. */
import type { ScopeType } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useI18n } from '../i18n/i18n-context.js';
import { SelectField, TextField } from '../ui/field.js';
import { clientsQuery, groupsQuery, pickedAccountsQuery } from './team-queries.js';

export interface ScopePickerProps {
  readonly type: Exclude<ScopeType, 'ALL'>;
  readonly value: string;
  readonly missing: boolean;
  readonly onValue: (id: string) => void;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

export function ScopePicker({ type, value, missing, onValue }: ScopePickerProps) {
  const { t } = useI18n();
  const [search, setSearch] = useState('');
  const options = useOptions(type, search.trim());
  return (
    <>
      {type === 'CLIENT' && (
        <TextField label={t('team.findClient')} value={search} onValue={setSearch} />
      )}
      <SelectField
        label={t(`team.scope.${type}`)}
        error={missing ? t('team.scopeMissing') : undefined}
        value={value}
        options={[{ value: '', label: t('team.choose') }, ...options]}
        onValue={onValue}
      />
    </>
  );
}

function useOptions(type: ScopePickerProps['type'], search: string): readonly Option[] {
  const groups = useQuery({ ...groupsQuery, enabled: type === 'CLIENT_GROUP' });
  const clients = useQuery({ ...clientsQuery(search), enabled: type === 'CLIENT' });
  const accounts = useQuery({ ...pickedAccountsQuery, enabled: type === 'ACCOUNT' });
  switch (type) {
    case 'CLIENT_GROUP':
      return (groups.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
    case 'CLIENT':
      return (clients.data ?? []).map(({ id, name, reference }) => ({
        value: id,
        label: `${name} (${reference})`,
      }));
    case 'ACCOUNT':
      return (accounts.data ?? []).map(({ id, name, client }) => ({
        value: id,
        label: `${client.name} · ${name}`,
      }));
  }
}
