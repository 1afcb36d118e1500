/** The top of every page: whose portal it is, where one can go, and the red button for all. */
import type { Permission, Viewer } from '@fiducia/sdk';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
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
        <AppNav permissions={permissions} />
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

function AppNav({ permissions }: { permissions: readonly Permission[] }) {
  const { t } = useI18n();
  return (
    <nav ref={useCurrentLinkInSight()} className="app-nav" aria-label={t('nav.label')}>
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
  );
}

/** On a phone the links are wider than the window: where one is must not be off its edge. */
function useCurrentLinkInSight(): RefObject<HTMLElement | null> {
  const nav = useRef<HTMLElement>(null);
  const pathname = useLocation({ select: (location) => location.pathname });
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (!nav.current || !link) return;
    nav.current.scrollLeft = link.offsetLeft - (nav.current.clientWidth - link.clientWidth) / 2;
  }, [pathname]);
  return nav;
}
