/** The strategies on this account: parameters, share, result; start one, stop one. */
import type { AccountDetail, Deployment, DeploymentStatus } from '@fiducia/sdk';
import { useState } from 'react';
import { useI18n } from '../i18n/i18n-context.js';
import { useMay } from '../session/viewer.js';
import type { BadgeTone } from '../ui/badge.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { SignedFigure } from '../ui/signed-figure.js';
import { DeployDialog } from './deploy-dialog.js';
import { parameterEntries } from './strategy-parameters.js';
import { StopDeploymentButton } from './stop-deployment-button.js';
import './deployments-panel.css';

const TONES: Readonly<Record<DeploymentStatus, BadgeTone>> = {
  RUNNING: 'positive',
  STOPPED: 'neutral',
  FAILED: 'negative',
};

export function DeploymentsPanel({ account }: { account: AccountDetail }) {
  const { t } = useI18n();
  const [deploying, setDeploying] = useState(false);
  const mayDeploy = useMay('DEPLOYMENT_WRITE');
  const halted = account.status === 'HALTED';
  return (
    <>
      {mayDeploy && (
        <div className="tab-toolbar">
          <p className="soft">{halted ? t('deploy.haltedHint') : t('deploy.hint')}</p>
          <Button icon="plus" disabled={halted} onClick={() => setDeploying(true)}>
            {t('deploy.button')}
          </Button>
        </div>
      )}
      {account.deployments.length === 0 ? (
        <EmptyState title={t('deployments.empty')} />
      ) : (
        <ul className="deployments">
          {account.deployments.map((deployment) => (
            <DeploymentItem key={deployment.id} account={account} deployment={deployment} />
          ))}
        </ul>
      )}
      {deploying && <DeployDialog account={account} onClose={() => setDeploying(false)} />}
    </>
  );
}

interface DeploymentItemProps {
  readonly account: AccountDetail;
  readonly deployment: Deployment;
}

function DeploymentItem({ account, deployment }: DeploymentItemProps) {
  const { t } = useI18n();
  const mayDeploy = useMay('DEPLOYMENT_WRITE');
  const { strategy, status, statusReason, instruments } = deployment;
  return (
    <li className="deployment">
      <div className="deployment-head">
        <h3>{strategy.title}</h3>
        <Badge tone={TONES[status]} dot>
          {t(`deployment.status.${status}`)}
        </Badge>
        <span className="soft">
          {t('deployment.of', {
            name: strategy.name,
            version: strategy.version,
            instruments: instruments.map(({ symbol }) => symbol).join(', '),
          })}
        </span>
        {mayDeploy && status === 'RUNNING' && (
          <span className="deployment-stop">
            <StopDeploymentButton account={account} deployment={deployment} />
          </span>
        )}
      </div>
      {statusReason !== null && <p className="soft">{statusReason}</p>}
      <DeploymentFacts account={account} deployment={deployment} />
    </li>
  );
}

function DeploymentFacts({ account, deployment }: DeploymentItemProps) {
  const { t, formats } = useI18n();
  const { capitalSharePct, realizedPnl, unrealizedPnl, startedAt, stoppedAt } = deployment;
  return (
    <dl className="deployment-facts">
      <div>
        <dt>{t('deployment.share')}</dt>
        <dd className="figure">{formats.percent(capitalSharePct)}</dd>
      </div>
      <div>
        <dt>{t('positions.column.realized')}</dt>
        <dd>
          <SignedFigure value={realizedPnl}>
            {formats.signedMoney(realizedPnl, account.currency)}
          </SignedFigure>
        </dd>
      </div>
      <div>
        <dt>{t('positions.column.unrealized')}</dt>
        <dd>
          <SignedFigure value={unrealizedPnl}>
            {formats.signedMoney(unrealizedPnl, account.currency)}
          </SignedFigure>
        </dd>
      </div>
      <div>
        <dt>{stoppedAt === null ? t('deployment.started') : t('deployment.stopped')}</dt>
        <dd className="figure">{formats.dateTime(stoppedAt ?? startedAt)}</dd>
      </div>
      {parameterEntries(deployment.parameters).map(([name, value]) => (
        <div key={name}>
          <dt className="mono">{name}</dt>
          <dd className="figure">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
