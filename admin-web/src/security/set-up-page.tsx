/** All that somebody sees whose role needs a second factor and who has none. */
import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { EntryFrame } from '../entry/entry-frame.js';
import { useI18n } from '../i18n/i18n-context.js';
import { safeNextPath } from '../session/next-path.js';
import { viewerQuery } from '../session/session-queries.js';
import { Notice } from '../ui/notice.js';
import { Enrolment } from './enrolment.js';
import { StepUpHost } from './step-up-dialog.js';

export function SetUpPage() {
  const { t } = useI18n();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { next } = useSearch({ from: '/set-up' });
  const goOn = async (): Promise<void> => {
    await queryClient.fetchQuery({ ...viewerQuery, staleTime: 0 });
    router.history.push(safeNextPath(next));
  };
  return (
    <EntryFrame title={t('enrol.title')} heading={t('enrol.title')}>
      <Notice tone="neutral">
        <p>{t('enrol.required')}</p>
      </Notice>
      <Enrolment onDone={() => void goOn()} />
      <StepUpHost />
    </EntryFrame>
  );
}
