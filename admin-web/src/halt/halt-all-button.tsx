/** The red button for every account of the partner that one may halt. */
import { useState } from 'react';
import { client } from '../data/client.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from '../ui/button.js';
import { HaltDialog } from './halt-dialog.js';

export function HaltAllButton() {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="danger" icon="halt" onClick={() => setOpen(true)}>
        {t('halt.all.button')}
      </Button>
      {open && (
        <HaltDialog
          title={t('halt.all.title')}
          description={t('halt.all.description')}
          submitLabel={t('halt.all.submit')}
          halt={async (input) => (await client.accounts.haltAll(input)).accounts}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
