/** What a halt did: every account it stopped, and what is still open there, as it closes. */
import type { Account } from '@fiducia/sdk';
import { signOf } from '../format/decimal.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useLiveFiguresOf } from '../live/live-figures.js';
import { withLiveFigures } from '../overview/overview-rows.js';
import { StatusBadge } from '../overview/status-badge.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Notice } from '../ui/notice.js';
import type { HaltForm } from './halt-form.js';
import './halt-result.css';

export interface HaltResultProps {
  readonly accounts: readonly Account[];
  readonly form: HaltForm;
  readonly onClose: () => void;
}

export function HaltResult({ accounts, form, onClose }: HaltResultProps) {
  const { t } = useI18n();
  return (
    <Dialog
      title={t('halt.result.title', { count: accounts.length })}
      onClose={onClose}
      onSubmit={onClose}
      footer={
        <Button type="submit" variant="primary" data-autofocus>
          {t('action.done')}
        </Button>
      }
    >
      <Notice tone="positive" icon="check" role="status">
        <p>{form.closePositions ? t('halt.result.closing') : t('halt.result.holding')}</p>
      </Notice>
      <ul className="halt-result">
        {accounts.map((account) => (
          <HaltedAccount key={account.id} account={account} />
        ))}
      </ul>
    </Dialog>
  );
}

function HaltedAccount({ account: stored }: { account: Account }) {
  const { t, formats } = useI18n();
  const account = withLiveFigures(stored, useLiveFiguresOf(stored.id));
  const flat = account.exposure !== null && signOf(account.exposure) === 0;
  return (
    <li>
      <span className="halt-result-name">
        {account.client.name}
        <span className="soft">{account.name}</span>
      </span>
      <span className="figure soft">
        {flat
          ? t('halt.result.flat')
          : t('halt.result.open', { amount: formats.money(account.exposure, account.currency) })}
      </span>
      <StatusBadge status={account.status} />
    </li>
  );
}
