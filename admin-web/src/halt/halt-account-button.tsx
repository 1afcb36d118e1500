/** The red button of one account. */
import type { Account } from '@fiducia/sdk';
import { useState } from 'react';
import { client } from '../data/client.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from '../ui/button.js';
import { HaltDialog } from './halt-dialog.js';

export function HaltAccountButton({ account }: { account: Account }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const { name, client: owner } = account;
  return (
    <>
      <Button variant="danger-outline" icon="halt" onClick={() => setOpen(true)}>
        {t('halt.one.button')}
      </Button>
      {open && (
        <HaltDialog
          title={t('halt.one.title')}
          description={t('halt.one.description', { client: owner.name, account: name })}
          submitLabel={t('halt.one.submit')}
          halt={async (input) => [await client.accounts.halt({ ...input, accountId: account.id })]}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
