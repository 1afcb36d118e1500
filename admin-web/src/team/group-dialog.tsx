/** Names a group and says which clients are in it. */
import type { ClientGroup } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { client } from '../data/client.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { CheckField, TextField } from '../ui/field.js';
import { ReasonField } from './reason-dialog.js';
import { clientsQuery, useTeamChange } from './team-queries.js';

export function GroupDialog({
  group,
  onClose,
}: {
  group: ClientGroup | null;
  onClose: () => void;
}) {
  const { t } = useI18n();
  const [form, setForm] = useState({ name: group?.name ?? '', reason: '' });
  const [chosen, setChosen] = useState<readonly string[]>(
    () => group?.clients.map(({ id }) => id) ?? [],
  );
  const [incomplete, setIncomplete] = useState(false);
  const change = useTeamChange(() => {
    const input = { name: form.name.trim(), clientIds: [...chosen], reason: form.reason.trim() };
    return group === null
      ? client.team.createGroup(input)
      : client.team.updateGroup({ ...input, groupId: group.id });
  }, onClose);
  const submit = (): void => {
    const complete = form.name.trim() !== '' && form.reason.trim() !== '';
    setIncomplete(!complete);
    if (complete) change.mutate(undefined);
  };
  return (
    <Dialog
      title={group === null ? t('team.newGroup') : t('team.editGroup', { name: group.name })}
      onSubmit={submit}
      onClose={onClose}
      locked={change.isPending}
      footer={<DialogActions submit={t('team.save')} busy={change.isPending} onCancel={onClose} />}
    >
      {change.isError && <ErrorNotice error={change.error} />}
      <TextField
        label={t('team.groupName')}
        error={incomplete && form.name.trim() === '' ? t('team.nameMissing') : undefined}
        data-autofocus
        maxLength={120}
        value={form.name}
        onValue={(name) => setForm({ ...form, name })}
      />
      <ClientChoice chosen={chosen} onChosen={setChosen} />
      <ReasonField
        reason={form.reason}
        incomplete={incomplete}
        onReason={(reason) => setForm({ ...form, reason })}
      />
    </Dialog>
  );
}

interface ClientChoiceProps {
  readonly chosen: readonly string[];
  readonly onChosen: (ids: readonly string[]) => void;
}

function ClientChoice({ chosen, onChosen }: ClientChoiceProps) {
  const { t } = useI18n();
  const [search, setSearch] = useState('');
  const { data: clients = [] } = useQuery(clientsQuery(search.trim()));
  const toggle = (id: string): void =>
    onChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className="team-permissions">
      <legend>{t('team.clientsChosen', { count: chosen.length })}</legend>
      <TextField label={t('team.findClient')} value={search} onValue={setSearch} />
      {clients.map(({ id, name, reference }) => (
        <CheckField
          key={id}
          label={`${name} (${reference})`}
          checked={chosen.includes(id)}
          onChecked={() => toggle(id)}
        />
      ))}
    </fieldset>
  );
}
