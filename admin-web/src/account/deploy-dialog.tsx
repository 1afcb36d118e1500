/** Sets a strategy to work on an account, with its parameters and its share of the capital. */
import type { AccountDetail, DeployStrategyInput, StrategyDefinition } from '@fiducia/sdk';
import { newIdempotencyKey } from '@fiducia/sdk';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { Skeleton } from '../ui/skeleton.js';
import { toasts } from '../ui/toast-store.js';
import { strategiesQuery } from './account-queries.js';
import type { DeployForm } from './deploy-form.js';
import { deployInput, isDeployable, newDeployForm } from './deploy-form.js';
import { DeployFields } from './deploy-fields.js';
import { readAccountAgain } from './read-account-again.js';

export interface DeployDialogProps {
  readonly account: AccountDetail;
  readonly onClose: () => void;
}

export function DeployDialog({ account, onClose }: DeployDialogProps) {
  const { t } = useI18n();
  const { data: strategies, error, refetch } = useQuery(strategiesQuery);
  const first = strategies?.[0];
  if (first) {
    return (
      <DeployForStrategies
        account={account}
        strategies={strategies}
        first={first}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title={t('deploy.title')}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('action.close')}</Button>}
    >
      {error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : strategies ? (
        <p>{t('deploy.noStrategies')}</p>
      ) : (
        <Skeleton rows={5} />
      )}
    </Dialog>
  );
}

interface DeployForStrategiesProps extends DeployDialogProps {
  readonly strategies: readonly StrategyDefinition[];
  readonly first: StrategyDefinition;
}

function DeployForStrategies({ account, strategies, first, onClose }: DeployForStrategiesProps) {
  const { t } = useI18n();
  const [form, setForm] = useState<DeployForm>(() => newDeployForm(first, account.instruments));
  const [checked, setChecked] = useState(false);
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const deploy = useDeploy(account, onClose);
  const change = (changes: Partial<DeployForm>): void => {
    setForm({ ...form, ...changes });
    setIdempotencyKey(newIdempotencyKey());
  };
  const submit = (): void => {
    setChecked(true);
    if (isDeployable(form)) deploy.mutate(deployInput(form, account.id, idempotencyKey));
  };
  return (
    <Dialog
      title={t('deploy.title')}
      description={t('order.description', { client: account.client.name, account: account.name })}
      onSubmit={submit}
      onClose={onClose}
      locked={deploy.isPending}
      footer={
        <DialogActions submit={t('deploy.submit')} busy={deploy.isPending} onCancel={onClose} />
      }
    >
      {deploy.isError && <ErrorNotice error={deploy.error} />}
      <DeployFields
        form={form}
        checked={checked}
        strategies={strategies}
        instruments={account.instruments}
        onChange={change}
      />
    </Dialog>
  );
}

function useDeploy(account: AccountDetail, onDeployed: () => void) {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: DeployStrategyInput) => client.deployments.deploy(input),
    onSuccess: ({ strategy }) => {
      toasts.show('positive', t('deploy.done', { strategy: strategy.title }));
      readAccountAgain(queryClient, account.id);
      onDeployed();
    },
  });
}
