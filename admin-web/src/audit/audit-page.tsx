/** Who did what, when and why, in the whole of the partner, and the proof of it. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { usePageTitle } from '../app/page-title.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMay, useViewer } from '../session/viewer.js';
import { Card } from '../ui/card.js';
import { EmptyState } from '../ui/empty-state.js';
import { toListOptions } from './audit-filter.js';
import { AuditFilters } from './audit-filters.js';
import { AuditList } from './audit-list.js';
import { VerifyCard } from './verify-card.js';
import './audit-page.css';

export function AuditPage() {
  const { t } = useI18n();
  const { tenant } = useViewer();
  const mayRead = useMay('AUDIT_READ');
  usePageTitle(t('audit.title'), tenant.branding.productName);
  return (
    <>
      <header className="audit-header">
        <h1>{t('audit.title')}</h1>
        <p className="soft">{t('audit.intro')}</p>
      </header>
      {mayRead ? (
        <AuditExplorer />
      ) : (
        <Card>
          <EmptyState icon="alert" title={t('audit.forbidden')} />
        </Card>
      )}
    </>
  );
}

function AuditExplorer() {
  const filter = useSearch({ from: '/app/audit' });
  const navigate = useNavigate();
  return (
    <div className="audit-cards">
      <VerifyCard />
      <Card>
        <AuditFilters
          filter={filter}
          onFilter={(search) => void navigate({ to: '/audit', search, replace: true })}
        />
        <AuditList scope={toListOptions(filter)} />
      </Card>
    </div>
  );
}
