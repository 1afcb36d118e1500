/** The top of every page: whose portal it is, where one can go, and the red button for all. */
import type { Permission, Viewer } from '@fiducia/sdk';
import { Link } from '@tanstack/react-router';
import { ApprovalsLink } from '../approvals/approvals-link.js';
import { HaltAllButton } from '../halt/halt-all-button.js';
import { useI18n } from '../i18n/i18n-context.js';
import { PartnerMark } from '../theme/partner-mark.js';
import { Badge } from '../ui/badge.js';
import { UserMenu } from './user-menu.js';
import './app-header.css';

/** Who may ask for something that waits, or decide it, has an inbox. */
const APPROVAL_PERMISSIONS: readonly Permission[] = [
  'APPROVAL_DECIDE',
  'ACCOUNT_RELEASE',
  'LIMITS_CHANGE',
  'ACCOUNT_GO_LIVE',
  'ROLE_MANAGE',
  'CREDENTIAL_MANAGE',
];

export function AppHeader({ viewer, onSignOut }: { viewer: Viewer; onSignOut: () => void }) {
  const { t } = useI18n();
  const { tenant, permissions } = viewer;
  return (
    <header className="app-header">
      <div className="app-header-row">
        <Link to="/" className="app-brand" aria-label={t('nav.home', { name: tenant.name })}>
          <PartnerMark tenantName={tenant.name} logoSvg={tenant.branding.logoSvg} />
          <span className="app-brand-name">{tenant.name}</span>
        </Link>
        <nav className="app-nav" aria-label={t('nav.label')}>
          {permissions.includes('ACCOUNT_READ') && (
            <Link to="/" activeOptions={{ exact: true }}>
              {t('nav.accounts')}
            </Link>
          )}
          {permissions.includes('PLATFORM_READ') && <Link to="/platform">{t('nav.platform')}</Link>}
          {permissions.includes('RESEARCH_READ') && <Link to="/research">{t('nav.research')}</Link>}
          {permissions.some((one) => APPROVAL_PERMISSIONS.includes(one)) && <ApprovalsLink />}
          {permissions.includes('API_KEY_READ') && <Link to="/api-keys">{t('nav.apiKeys')}</Link>}
          {permissions.includes('USER_READ') && <Link to="/team">{t('nav.team')}</Link>}
          {permissions.includes('AUDIT_READ') && <Link to="/audit">{t('nav.audit')}</Link>}
        </nav>
        <div className="app-header-actions">
          {tenant.environment !== 'production' && (
            <span className="app-environment">
              <Badge>{tenant.environment}</Badge>
            </span>
          )}
          {permissions.includes('ACCOUNT_HALT') && <HaltAllButton />}
          <UserMenu viewer={viewer} onSignOut={onSignOut} />
        </div>
      </div>
    </header>
  );
}
