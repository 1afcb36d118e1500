/** The portal: language, data cache, pages, and the partner's colours around them. */
import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nProvider } from '../i18n/i18n-context.js';
import type { PortalRouter } from './router.js';

export interface AppProps {
  readonly locale: string;
  readonly queryClient: QueryClient;
  readonly router: PortalRouter;
}

export function App({ locale, queryClient, router }: AppProps) {
  return (
    <I18nProvider locale={locale}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  );
}
