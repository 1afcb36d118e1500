/** A whole page that could not be shown. */
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { describeError } from './describe-error.js';

export function PageError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const i18n = useI18n();
  const { sentence, requestId } = describeError(error, i18n);
  return (
    <div role="alert">
      <EmptyState
        icon="alert"
        title={i18n.t('error.pageTitle')}
        action={<Button onClick={onRetry}>{i18n.t('action.retry')}</Button>}
      >
        <p>{sentence}</p>
        {requestId !== null && <p className="mono">{i18n.t('error.requestId', { requestId })}</p>}
      </EmptyState>
    </div>
  );
}
