/** For what this partner wants two people, and the way to want one less or one more. */
import type { ApprovalPolicy } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMay } from '../session/viewer.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Skeleton } from '../ui/skeleton.js';
import { policiesQuery } from './approval-queries.js';
import { PolicyDialog } from './policy-dialog.js';

export function PoliciesCard() {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(policiesQuery);
  return (
    <Card title={t('policies.title')}>
      {error !== null && data === undefined && (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      )}
      {error === null && data === undefined && <Skeleton rows={6} />}
      {data !== undefined && <PolicyList policies={data} />}
    </Card>
  );
}

function PolicyList({ policies }: { policies: readonly ApprovalPolicy[] }) {
  const [asked, setAsked] = useState<ApprovalPolicy | null>(null);
  return (
    <>
      <ul className="policy-list">
        {policies.map((policy) => (
          <PolicyItem key={policy.kind} policy={policy} onAsk={() => setAsked(policy)} />
        ))}
      </ul>
      {asked !== null && <PolicyDialog policy={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function PolicyItem({ policy, onAsk }: { policy: ApprovalPolicy; onAsk: () => void }) {
  const { t } = useI18n();
  const mayChange = useMay('ROLE_MANAGE');
  const { kind, required, changeable } = policy;
  const action = t(required ? 'policies.weaken.button' : 'policies.require.button');
  const name = t(`approvals.kind.${kind}`);
  return (
    <li className="policy">
      <span className="policy-name">{name}</span>
      <Badge tone={required ? 'positive' : 'warning'}>
        {t(required ? 'policies.required' : 'policies.alone')}
      </Badge>
      <span className="policy-action">
        {changeable && mayChange && (
          <Button size="small" aria-label={`${action} ${name}`} onClick={onAsk}>
            {action}
          </Button>
        )}
        {!changeable && <span className="soft">{t('policies.always')}</span>}
      </span>
    </li>
  );
}
