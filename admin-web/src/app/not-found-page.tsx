/** An address that leads nowhere. */
import { Link } from '@tanstack/react-router';
import { useI18n } from '../i18n/i18n-context.js';
import { EmptyState } from '../ui/empty-state.js';

export function NotFoundPage() {
  const { t } = useI18n();
  return (
    <main>
      <EmptyState icon="search" title={t('notFound.title')}>
        <Link to="/" className="text-link">
          {t('notFound.home')}
        </Link>
      </EmptyState>
    </main>
  );
}
