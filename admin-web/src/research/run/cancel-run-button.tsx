/** Ends a run that is queued or at work; what it found so far is dropped. */
import type { ResearchRun } from '@fiducia/sdk';
import { newIdempotencyKey } from '@fiducia/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../../data/client.js';
import { describeError } from '../../errors/describe-error.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Button } from '../../ui/button.js';
import { toasts } from '../../ui/toast-store.js';
import { applyRun } from '../apply-run.js';

export function CancelRunButton({ run }: { run: ResearchRun }) {
  const i18n = useI18n();
  const queryClient = useQueryClient();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const cancel = useMutation({
    mutationFn: () => client.research.cancel({ researchRunId: run.id, idempotencyKey }),
    onSuccess: (canceled) => void applyRun(queryClient, canceled),
    onError: (error) => toasts.show('negative', describeError(error, i18n).sentence),
  });
  return (
    <Button icon="close" busy={cancel.isPending} onClick={() => cancel.mutate()}>
      {i18n.t('research.cancel')}
    </Button>
  );
}
