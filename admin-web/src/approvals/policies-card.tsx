/** For what this partner wants two people, and the way to want one less or one more. */
import type { Approval, ApprovalPolicy } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMay } from '../session/viewer.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Skeleton } from '../ui/skeleton.js';
import { policiesQuery, waitingQuery } from './approval-queries.js';
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
  const { data: waiting = [] } = useQuery(waitingQuery);
  const [asked, setAsked] = useState<ApprovalPolicy | null>(null);
  return (
    <>
      <ul className="policy-list">
        {policies.map((policy) => (
          <PolicyItem
            key={policy.kind}
            policy={policy}
            waits={waiting.some((request) => isAbout(request, policy))}
            onAsk={() => setAsked(policy)}
          />
        ))}
      </ul>
      {asked !== null && <PolicyDialog policy={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function isAbout({ kind, lines }: Approval, policy: ApprovalPolicy): boolean {
  return kind === 'POLICY_CHANGE' && lines.some(({ field }) => field === policy.kind);
}

interface PolicyItemProps {
  readonly policy: ApprovalPolicy;
  /** It has been asked for already: asking twice would only be refused. */
  readonly waits: boolean;
  readonly onAsk: () => void;
}

function PolicyItem({ policy, waits, onAsk }: PolicyItemProps) {
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
        {waits && <span className="soft">{t('policies.waits')}</span>}
        {changeable && mayChange && (
          <Button size="small" aria-label={`${action} ${name}`} disabled={waits} onClick={onAsk}>
            {action}
          </Button>
        )}
        {!changeable && <span className="soft">{t('policies.always')}</span>}
      </span>
    </li>
  );
}
