/** The second factor: whether it is set up, and changing that. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SecondFactor } from '@fiducia/sdk';
import { useState } from 'react';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Skeleton } from '../ui/skeleton.js';
import { toasts } from '../ui/toast-store.js';
import { Enrolment } from './enrolment.js';
import { RecoveryCodes } from './recovery-codes.js';
import { secondFactorQuery } from './security-queries.js';

type Shown = 'STATE' | 'ENROLMENT' | readonly string[];

export function SecondFactorCard() {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  const [shown, setShown] = useState<Shown>('STATE');
  const { data: factor, error, refetch } = useQuery(secondFactorQuery);
  const finish = (said: string | null): void => {
    setShown('STATE');
    if (said !== null) toasts.show('positive', said);
    void queryClient.invalidateQueries({ queryKey: ['security'] });
  };
  const cancel = <Button onClick={() => finish(null)}>{t('action.cancel')}</Button>;
  return (
    <Card title={t('factor.title')}>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {factor === undefined && error === null && <Skeleton rows={2} />}
      {shown === 'ENROLMENT' && (
        <Enrolment onDone={() => finish(t('enrol.done'))} cancel={cancel} />
      )}
      {typeof shown !== 'string' && <RecoveryCodes codes={shown} onKept={() => finish(null)} />}
      {shown === 'STATE' && factor !== undefined && (
        <FactorState
          factor={factor}
          onEnrol={() => setShown('ENROLMENT')}
          onCodes={setShown}
          onDisabled={() => finish(t('factor.disabled'))}
        />
      )}
    </Card>
  );
}

interface FactorStateProps {
  readonly factor: SecondFactor;
  readonly onEnrol: () => void;
  readonly onCodes: (codes: readonly string[]) => void;
  readonly onDisabled: () => void;
}

function FactorState({ factor, onEnrol, onCodes, onDisabled }: FactorStateProps) {
  const { t, formats } = useI18n();
  const newCodes = useMutation({
    mutationFn: () => client.security.regenerateRecoveryCodes(),
    onSuccess: onCodes,
  });
  const disable = useMutation({
    mutationFn: () => client.security.disableTotp(),
    onSuccess: onDisabled,
  });
  const failed = newCodes.error ?? disable.error;
  const { enrolled, enrolledAt, required, recoveryCodesLeft } = factor;
  return (
    <div className="security-form">
      {failed !== null && <ErrorNotice error={failed} />}
      <p>
        {enrolledAt === null
          ? t('factor.off')
          : t('factor.on', { time: formats.dateTime(enrolledAt) })}
      </p>
      {enrolled && <p className="soft">{t('factor.left', { count: recoveryCodesLeft })}</p>}
      <div className="security-actions">
        <Button variant={enrolled ? 'secondary' : 'primary'} onClick={onEnrol}>
          {enrolled ? t('factor.replace') : t('factor.setUp')}
        </Button>
        {enrolled && (
          <Button busy={newCodes.isPending} onClick={() => newCodes.mutate()}>
            {t('factor.newCodes')}
          </Button>
        )}
        {enrolled && !required && (
          <Button
            variant="danger-outline"
            busy={disable.isPending}
            onClick={() => disable.mutate()}
          >
            {t('factor.disable')}
          </Button>
        )}
      </div>
    </div>
  );
}
