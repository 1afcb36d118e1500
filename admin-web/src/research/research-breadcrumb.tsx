/** Where one is among the research pages, and the way back to the list. */
import { Link } from '@tanstack/react-router';
import { useI18n } from '../i18n/i18n-context.js';
import { Icon } from '../ui/icon.js';

export function ResearchBreadcrumb({ page }: { page: string }) {
  const { t } = useI18n();
  return (
    <nav className="breadcrumb" aria-label={t('nav.breadcrumb')}>
      <Link to="/research">{t('research.title')}</Link>
      <Icon name="chevronRight" />
      <span aria-current="page">{page}</span>
    </nav>
  );
}
