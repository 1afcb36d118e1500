/** Starts the portal in the page. */
// First: it names the order of the style layers that every component's styles go into.
import './styles/tokens.css';
import './styles/fonts.css';
import './styles/base.css';
import './styles/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { createQueryClient } from './app/query-client.js';
import { createPortalRouter } from './app/router.js';
import { leadToSignIn } from './app/session-guard.js';
import { preferredLocale } from './i18n/i18n-context.js';
import { brandingQuery } from './session/session-queries.js';
import { applyBrandTokens, brandTokens } from './theme/brand-theme.js';
import { applyColorScheme, readColorScheme } from './theme/color-scheme.js';

const locale = preferredLocale(navigator.languages);
document.documentElement.lang = locale;
applyColorScheme(document.documentElement, readColorScheme(localStorage));

const queryClient = createQueryClient(() => leadToSignIn(queryClient, router));
const router = createPortalRouter(queryClient);

// The host's colours stand before the first page does; without an answer the neutral ones stay.
void queryClient
  .fetchQuery(brandingQuery)
  .then((branding) => applyBrandTokens(document.documentElement.style, brandTokens(branding)))
  .catch(() => undefined);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
createRoot(root).render(
  <StrictMode>
    <App locale={locale} queryClient={queryClient} router={router} />
  </StrictMode>,
);
