/** Changing one's password; every other session ends. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useViewer } from '../session/viewer.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { TextField } from '../ui/field.js';
import { toasts } from '../ui/toast-store.js';

export function PasswordCard() {
  const { t } = useI18n();
  const { email } = useViewer();
  const queryClient = useQueryClient();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const change = useMutation({
    mutationFn: () => client.security.changePassword({ currentPassword, newPassword }),
    onSuccess: () => {
      setCurrent('');
      setNew('');
      toasts.show('positive', t('password.done'));
      void queryClient.invalidateQueries({ queryKey: ['security'] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const missing = currentPassword === '' || newPassword === '';
    setIncomplete(missing);
    if (!missing && !change.isPending) change.mutate();
  };
  const missing = (value: string) => (incomplete && value === '' ? t('field.required') : undefined);
  return (
    <Card title={t('password.title')}>
      <form className="security-form" onSubmit={submit} noValidate>
        {change.isError && <ErrorNotice error={change.error} />}
        {/* For password managers, which keep passwords by name. */}
        <input type="hidden" name="username" autoComplete="username" value={email ?? ''} readOnly />
        <TextField
          label={t('password.current')}
          type="password"
          autoComplete="current-password"
          value={currentPassword}
          onValue={setCurrent}
          error={missing(currentPassword)}
        />
        <TextField
          label={t('password.new')}
          hint={t('password.hint')}
          type="password"
          autoComplete="new-password"
          value={newPassword}
          onValue={setNew}
          error={missing(newPassword)}
        />
        <div className="security-actions">
          <Button type="submit" variant="primary" busy={change.isPending}>
            {t('password.submit')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
