/** Whether an account may trade. */
import type { AccountStatus } from '@fiducia/sdk';
import { useI18n } from '../i18n/i18n-context.js';
import { Badge } from '../ui/badge.js';

export function StatusBadge({ status }: { status: AccountStatus }) {
  const { t } = useI18n();
  return (
    <Badge tone={status === 'ACTIVE' ? 'positive' : 'negative'} dot>
      {t(`account.status.${status}`)}
    </Badge>
  );
}
