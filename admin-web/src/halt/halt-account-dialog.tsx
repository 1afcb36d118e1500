/** The question before one account is halted. */
import type { Account } from '@fiducia/sdk';
import { client } from '../data/client.js';
import { useI18n } from '../i18n/i18n-context.js';
import { HaltDialog } from './halt-dialog.js';

export interface HaltAccountDialogProps {
  readonly account: Account;
  readonly onClose: () => void;
}

export function HaltAccountDialog({ account, onClose }: HaltAccountDialogProps) {
  const { t } = useI18n();
  return (
    <HaltDialog
      title={t('halt.one.title')}
      description={t('halt.one.description', {
        client: account.client.name,
        account: account.name,
      })}
      submitLabel={t('halt.one.submit')}
      halt={async (input) => [await client.accounts.halt({ ...input, accountId: account.id })]}
      onClose={onClose}
    />
  );
}
