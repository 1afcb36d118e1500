/** Takes a strategy off an account, after one question. */
import type { AccountDetail, Deployment } from '@fiducia/sdk';
import { newIdempotencyKey } from '@fiducia/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { toasts } from '../ui/toast-store.js';
import { readAccountAgain } from './read-account-again.js';

export interface StopDeploymentProps {
  readonly account: AccountDetail;
  readonly deployment: Deployment;
}

export function StopDeploymentButton(props: StopDeploymentProps) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('deployment.stop')}
      </Button>
      {open && <StopDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function StopDialog({
  account,
  deployment,
  onClose,
}: StopDeploymentProps & { onClose: () => void }) {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const stop = useMutation({
    mutationFn: () => client.deployments.stop({ deploymentId: deployment.id, idempotencyKey }),
    onSuccess: () => {
      toasts.show('neutral', t('deployment.stopDone', { strategy: deployment.strategy.title }));
      readAccountAgain(queryClient, account.id);
      onClose();
    },
  });
  return (
    <Dialog
      title={t('deployment.stopTitle', { strategy: deployment.strategy.title })}
      onClose={onClose}
      onSubmit={() => stop.mutate()}
      locked={stop.isPending}
      footer={
        <DialogActions
          submit={t('deployment.stop')}
          variant="danger"
          busy={stop.isPending}
          focused
          onCancel={onClose}
        />
      }
    >
      {stop.isError && <ErrorNotice error={stop.error} />}
      <p>{t('deployment.stopText', { client: account.client.name })}</p>
    </Dialog>
  );
}
