/** One request: what would change, who asked and why, how long it waits, and what one can do. */
import type { Approval } from '@fiducia/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Badge } from '../ui/badge.js';
import type { BadgeTone } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { ApprovalChanges } from './approval-changes.js';
import { APPROVALS_KEY } from './approval-queries.js';
import { DecideDialog } from './decide-dialog.js';
import type { Verdict } from './decide-dialog.js';
import { timeLeft } from './time-left.js';

const TONES: Readonly<Record<Approval['status'], BadgeTone>> = {
  PENDING: 'warning',
  APPROVED: 'positive',
  REJECTED: 'negative',
  EXPIRED: 'neutral',
  WITHDRAWN: 'neutral',
  FAILED: 'negative',
};

export function ApprovalItem({ approval, now }: { approval: Approval; now: number }) {
  const { t, formats } = useI18n();
  const { id, requestedBy, decidedBy, decidedAt } = approval;
  return (
    <li className="approval" aria-labelledby={id}>
      <div className="approval-head">
        <div>
          <h3 id={id}>
            {t(`approvals.kind.${approval.kind}`)}{' '}
            <span className="approval-about">
              <About approval={approval} />
            </span>
          </h3>
          <p className="soft approval-who">
            {t('approvals.askedBy', {
              name: requestedBy.name,
              time: formats.dateTime(approval.requestedAt),
            })}
          </p>
        </div>
        {approval.status === 'PENDING' ? (
          <TimeLeftBadge approval={approval} now={now} />
        ) : (
          <Badge tone={TONES[approval.status]}>{t(`approvals.status.${approval.status}`)}</Badge>
        )}
      </div>
      <p className="approval-reason">{approval.reason}</p>
      <ApprovalChanges approval={approval} />
      {approval.failure !== null && <p className="approval-failure">{approval.failure}</p>}
      {decidedBy !== null && decidedAt !== null && (
        <p className="soft approval-who">
          {t('approvals.decidedBy', {
            name: decidedBy.name,
            time: formats.dateTime(decidedAt),
            reason: approval.decisionReason ?? '',
          })}
        </p>
      )}
      {approval.status === 'PENDING' && <Actions approval={approval} />}
    </li>
  );
}

function About({ approval }: { approval: Approval }) {
  const { textOfCode } = useI18n();
  const { accountId, resourceName } = approval;
  if (accountId === null) return textOfCode('approvals.kind', resourceName, resourceName);
  return (
    <Link to="/accounts/$accountId" params={{ accountId }}>
      {resourceName}
    </Link>
  );
}

function TimeLeftBadge({ approval, now }: { approval: Approval; now: number }) {
  const { t, formats } = useI18n();
  const { unit, count } = timeLeft(approval.expiresAt, now);
  return (
    <span title={formats.dateTime(approval.expiresAt)}>
      <Badge tone={unit === 'hours' ? 'neutral' : 'warning'}>
        {unit === 'over' ? t('approvals.left.over') : t(`approvals.left.${unit}`, { count })}
      </Badge>
    </span>
  );
}

function Actions({ approval }: { approval: Approval }) {
  const { t } = useI18n();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const withdraw = useWithdraw(approval);
  if (approval.isOwnRequest) {
    return (
      <div className="approval-actions">
        {withdraw.isError && <ErrorNotice error={withdraw.error} />}
        <span className="soft">{t('approvals.own')}</span>
        <Button size="small" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t('approvals.withdraw')}
        </Button>
      </div>
    );
  }
  if (!approval.mayDecide) return null;
  return (
    <div className="approval-actions">
      <Button size="small" onClick={() => setVerdict('reject')}>
        {t('approvals.reject.button')}
      </Button>
      <Button size="small" variant="primary" icon="check" onClick={() => setVerdict('approve')}>
        {t('approvals.approve.button')}
      </Button>
      {verdict !== null && (
        <DecideDialog approval={approval} verdict={verdict} onClose={() => setVerdict(null)} />
      )}
    </div>
  );
}

function useWithdraw({ id }: Approval) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => client.approvals.withdraw(id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: APPROVALS_KEY }),
  });
}
