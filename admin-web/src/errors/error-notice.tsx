/** An error beside what failed: the sentence, the number to quote, and a way to try again. */
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { describeError } from './describe-error.js';

export interface ErrorNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const i18n = useI18n();
  const { sentence, requestId } = describeError(error, i18n);
  return (
    <Notice
      tone="negative"
      role="alert"
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {i18n.t('action.retry')}
          </Button>
        )
      }
    >
      <p>{sentence}</p>
      {requestId !== null && (
        <p className="soft mono">{i18n.t('error.requestId', { requestId })}</p>
      )}
    </Notice>
  );
}
