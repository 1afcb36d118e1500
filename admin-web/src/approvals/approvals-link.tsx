/** The way to the inbox, with how many requests the viewer could decide now. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useI18n } from '../i18n/i18n-context.js';
import { waitingQuery } from './approval-queries.js';
import './approvals-link.css';

export function ApprovalsLink() {
  const { t } = useI18n();
  const { data } = useQuery(waitingQuery);
  const count = data?.filter(({ mayDecide }) => mayDecide).length ?? 0;
  return (
    <Link to="/approvals" className="approvals-link">
      <span>{t('nav.approvals')}</span>
      {count > 0 && (
        <span className="approvals-count">
          <span aria-hidden="true">{count}</span>
          <span className="visually-hidden">{t('approvals.count', { count })}</span>
        </span>
      )}
    </Link>
  );
}
