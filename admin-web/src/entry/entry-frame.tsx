/** The frame of pages without a session: the partner's mark, a heading, and what is to be done. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { usePageTitle } from '../app/page-title.js';
import { useI18n } from '../i18n/i18n-context.js';
import { brandingQuery } from '../session/session-queries.js';
import { applyBrandTokens, brandTokens } from '../theme/brand-theme.js';
import { PartnerMark } from '../theme/partner-mark.js';
import './entry-frame.css';

interface EntryFrameProps {
  readonly title: string;
  readonly heading: string;
  readonly children: ReactNode;
}

export function EntryFrame({ title, heading, children }: EntryFrameProps) {
  const { t } = useI18n();
  const { data: branding } = useQuery(brandingQuery);
  usePageTitle(title, branding?.productName);
  // After signing out of another partner's portal its colours must go.
  useEffect(() => {
    if (branding) applyBrandTokens(document.documentElement.style, brandTokens(branding));
  }, [branding]);
  return (
    <main className="sign-in">
      <div className="sign-in-panel">
        <div className="sign-in-brand">
          {branding && <PartnerMark tenantName={branding.tenantName} logoSvg={branding.logoSvg} />}
          <span>{branding?.tenantName}</span>
        </div>
        <h1>{heading}</h1>
        {children}
      </div>
      <p className="sign-in-note">{t('signIn.note')}</p>
    </main>
  );
}
