/** The frame of every signed-in page; it holds the live streams for as long as one is signed in. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { useApprovalUpdates } from '../approvals/use-approval-updates.js';
import { client } from '../data/client.js';
import { useI18n } from '../i18n/i18n-context.js';
import { liveFigures } from '../live/live-figures.js';
import { MarketBar } from '../market/market-bar.js';
import { useMarketFeed } from '../market/use-market-feed.js';
import { useAccountUpdates } from '../overview/use-account-updates.js';
import { StepUpHost } from '../security/step-up-dialog.js';
import { storeSessionHint } from '../session/session-hint.js';
import { viewerQuery } from '../session/session-queries.js';
import { ViewerContext } from '../session/viewer.js';
import { applyBrandTokens, brandTokens } from '../theme/brand-theme.js';
import { ToastRegion } from '../ui/toast-region.js';
import { AppHeader } from './app-header.js';
import { ConnectionBanner } from './connection-banner.js';
import './app-layout.css';

export function AppLayout() {
  const { t } = useI18n();
  const { data: viewer } = useQuery(viewerQuery);
  const onSessionEnded = useSessionEnded();
  const signOut = useSignOut();
  useMarketFeed(onSessionEnded);
  useAccountUpdates(onSessionEnded);
  useApprovalUpdates(onSessionEnded);
  useEffect(() => {
    if (!viewer) return;
    applyBrandTokens(document.documentElement.style, brandTokens(viewer.tenant.branding));
  }, [viewer]);
  if (!viewer) return null;
  return (
    <ViewerContext value={viewer}>
      <a className="skip-link" href="#main">
        {t('nav.skip')}
      </a>
      <AppHeader viewer={viewer} onSignOut={signOut} />
      <MarketBar />
      <ConnectionBanner />
      <main id="main" className="app-main" tabIndex={-1}>
        <Outlet />
      </main>
      <StepUpHost />
      <ToastRegion />
    </ViewerContext>
  );
}

/** Asking for the viewer again fails as every call does now; the guard then leads to sign-in. */
function useSessionEnded(): () => void {
  const queryClient = useQueryClient();
  return useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: viewerQuery.queryKey });
  }, [queryClient]);
}

function useSignOut(): () => void {
  const queryClient = useQueryClient();
  const router = useRouter();
  return useCallback(() => {
    void client
      .signOut()
      // Signed out here whatever the server could say: nothing of the session stays in the page.
      .catch(() => undefined)
      .then(() => {
        storeSessionHint(localStorage, false);
        liveFigures.clear();
        queryClient.clear();
        return router.navigate({ to: '/sign-in' });
      });
  }, [queryClient, router]);
}
