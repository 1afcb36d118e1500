/** Runs the same once more, to see that it gives the same. */
import type { ResearchRun } from '@fiducia/sdk';
import { newIdempotencyKey } from '@fiducia/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { client } from '../../data/client.js';
import { describeError } from '../../errors/describe-error.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Button } from '../../ui/button.js';
import { toasts } from '../../ui/toast-store.js';
import { runQuery } from '../research-queries.js';

export function RerunButton({ run }: { run: ResearchRun }) {
  const i18n = useI18n();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const rerun = useMutation({
    mutationFn: () => client.research.rerun({ researchRunId: run.id, idempotencyKey }),
    onSuccess: (again) => {
      queryClient.setQueryData(runQuery(again.id).queryKey, again);
      return navigate({ to: '/research/$runId', params: { runId: again.id } });
    },
    onError: (error) => toasts.show('negative', describeError(error, i18n).sentence),
  });
  return (
    <Button icon="repeat" busy={rerun.isPending} onClick={() => rerun.mutate()}>
      {i18n.t('research.rerun')}
    </Button>
  );
}
