/** The pages and their addresses; everything but the sign-in asks who one is first. */
import type { QueryClient } from '@tanstack/react-query';
import {
  Outlet,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { auditSearch } from '../audit/audit-filter.js';
import { accountTabOf } from '../account/account-tab-names.js';
import { codeOf } from '../errors/describe-error.js';
import { OverviewPage } from '../overview/overview-page.js';
import { safeNextPath } from '../session/next-path.js';
import { readSessionHint, storeSessionHint } from '../session/session-hint.js';
import { viewerQuery } from '../session/session-queries.js';
import { SignInPage } from '../session/sign-in-page.js';
import { AppLayout } from '../shell/app-layout.js';
import { NotFoundPage } from './not-found-page.js';
import { researchSearch } from './research-search.js';
import { RouteError } from './route-error.js';

interface RouterContext {
  readonly queryClient: QueryClient;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
});

interface SignInSearch {
  readonly next?: string;
  readonly expired?: boolean;
}

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: ({ next, expired }: Record<string, unknown>): SignInSearch => ({
    ...(typeof next === 'string' && { next }),
    ...(expired === true && { expired }),
  }),
  component: SignInPage,
});

const acceptInvitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/accept-invitation',
  component: lazyRouteComponent(
    () => import('../entry/accept-invitation-page.js'),
    'AcceptInvitationPage',
  ),
});

const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  component: lazyRouteComponent(
    () => import('../entry/forgot-password-page.js'),
    'ForgotPasswordPage',
  ),
});

const newPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/new-password',
  component: lazyRouteComponent(() => import('../entry/new-password-page.js'), 'NewPasswordPage'),
});

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } =>
    typeof next === 'string' ? { next } : {},
  beforeLoad: async ({ context, search }) => {
    try {
      const viewer = await context.queryClient.ensureQueryData(viewerQuery);
      if (!viewer.mustEnrolSecondFactor) throw redirect({ to: safeNextPath(search.next) });
    } catch (error) {
      if (codeOf(error) !== 'UNAUTHENTICATED') throw error;
      throw redirect({ to: '/sign-in', search: { next: '/set-up' } });
    }
  },
  component: lazyRouteComponent(() => import('../security/set-up-page.js'), 'SetUpPage'),
});

const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    const toSignIn = redirect({ to: '/sign-in', search: { next: location.href } });
    if (readSessionHint(localStorage) === 'SIGNED_OUT') throw toSignIn;
    try {
      const viewer = await context.queryClient.ensureQueryData(viewerQuery);
      if (viewer.mustEnrolSecondFactor) {
        throw redirect({ to: '/set-up', search: { next: location.href } });
      }
    } catch (error) {
      if (codeOf(error) !== 'UNAUTHENTICATED') throw error;
      storeSessionHint(localStorage, false);
      throw toSignIn;
    }
  },
  component: AppLayout,
  errorComponent: RouteError,
});

const overviewRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  // An operator has no accounts: the partners are where they begin.
  beforeLoad: async ({ context }) => {
    const { permissions } = await context.queryClient.ensureQueryData(viewerQuery);
    if (permissions.length === 1 && permissions[0] === 'PLATFORM_READ') {
      throw redirect({ to: '/platform' });
    }
  },
  component: OverviewPage,
});

const accountRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/accounts/$accountId',
  validateSearch: ({ tab }: Record<string, unknown>): { tab?: string } => {
    const known = accountTabOf(tab);
    return known === undefined ? {} : { tab: known };
  },
  component: lazyRouteComponent(() => import('../account/account-page.js'), 'AccountPage'),
});

const securityRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/security',
  component: lazyRouteComponent(() => import('../security/security-page.js'), 'SecurityPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../audit/audit-page.js'), 'AuditPage'),
});

const approvalsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/approvals',
  component: lazyRouteComponent(() => import('../approvals/approvals-page.js'), 'ApprovalsPage'),
});

const apiKeysRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('../api-keys/api-keys-page.js'), 'ApiKeysPage'),
});

const auditEntryRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/audit/$entryId',
  component: lazyRouteComponent(() => import('../audit/audit-entry-page.js'), 'AuditEntryPage'),
});

const teamRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/team',
  component: lazyRouteComponent(() => import('../team/team-page.js'), 'TeamPage'),
});

const seeAsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/team/$userId',
  component: lazyRouteComponent(() => import('../team/see-as-page.js'), 'SeeAsPage'),
});

const platformRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/platform',
  component: lazyRouteComponent(() => import('../platform/platform-page.js'), 'PlatformPage'),
});

const researchRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/research',
  component: lazyRouteComponent(() => import('../research/research-layout.js'), 'ResearchLayout'),
});

const runsRoute = createRoute({
  getParentRoute: () => researchRoute,
  path: '/',
  validateSearch: researchSearch.runs,
  component: lazyRouteComponent(() => import('../research/runs/runs-page.js'), 'RunsPage'),
});

const newRunRoute = createRoute({
  getParentRoute: () => researchRoute,
  path: '/new',
  validateSearch: researchSearch.newRun,
  component: lazyRouteComponent(() => import('../research/form/new-run-page.js'), 'NewRunPage'),
});

const compareRoute = createRoute({
  getParentRoute: () => researchRoute,
  path: '/compare',
  validateSearch: researchSearch.compare,
  component: lazyRouteComponent(() => import('../research/compare/compare-page.js'), 'ComparePage'),
});

const runRoute = createRoute({
  getParentRoute: () => researchRoute,
  path: '/$runId',
  component: lazyRouteComponent(() => import('../research/run/run-page.js'), 'RunPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  setUpRoute,
  acceptInvitationRoute,
  forgotPasswordRoute,
  newPasswordRoute,
  appRoute.addChildren([
    overviewRoute,
    platformRoute,
    accountRoute,
    researchRoute.addChildren([runsRoute, newRunRoute, compareRoute, runRoute]),
    apiKeysRoute,
    approvalsRoute,
    teamRoute,
    seeAsRoute,
    auditRoute,
    securityRoute,
    auditEntryRoute,
  ]),
]);

export function createPortalRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

export type PortalRouter = ReturnType<typeof createPortalRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: PortalRouter;
  }
}
