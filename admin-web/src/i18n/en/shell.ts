/** Texts around the pages: navigation, the person, sign-in, the market. */
import type { Catalogue } from '../translate.js';

export const shell = {
  'nav.skip': 'Skip to the content',
  'nav.label': 'Pages',
  'nav.home': '{name}: all accounts',
  'nav.breadcrumb': 'Where you are',
  'nav.accounts': 'Accounts',
  'nav.research': 'Research',
  'nav.audit': 'Audit trail',

  'user.menu': '{name}: account menu',
  'user.signOut': 'Sign out',
  'user.sessionEnds': 'Signed in until {time}',

  'scheme.label': 'Colours',
  'scheme.system': 'System',
  'scheme.light': 'Light',
  'scheme.dark': 'Dark',

  'role.TENANT_OWNER': 'Owner',
  'role.PORTFOLIO_MANAGER': 'Portfolio manager',
  'role.RISK_OFFICER': 'Risk officer',
  'role.COMPLIANCE_OFFICER': 'Compliance officer',
  'role.CLIENT_READER': 'Client, read only',
  'role.SUPPORT': 'Support',
  'role.PLATFORM_OPERATOR': 'Platform operator',

  'connection.lost': 'Live figures are interrupted. Reconnecting by itself …',

  'signIn.title': 'Sign in',
  'signIn.heading': 'Sign in to {product}',
  'signIn.email': 'E-mail address',
  'signIn.password': 'Password',
  'signIn.submit': 'Sign in',
  'signIn.expired': 'Your session has ended. Sign in to go on where you were.',
  'signIn.note': 'Every sign-in and every action is recorded in the audit trail.',

  'market.region': 'Market',
  'market.phase.FAST_FORWARD': 'Catching up',
  'market.phase.REPLAYING': 'Replaying',
  'market.phase.ENDED': 'Data ended',
  'market.phase.STOPPED': 'Stopped',
  'market.noBarYet': 'No bar yet',
  'market.fullSpeed': 'Full speed',
  'market.speed': { one: '{count} bar/s', other: '{count} bars/s' },
  'market.run': 'Run {run}',
  'market.progress': '{progress} of {first} – {last}',
  'market.unavailable': 'The state of the market is not known at the moment.',
  'market.announce.ended': 'The market data has ended on {day}. The replay starts over shortly.',
  'market.announce.startedOver':
    'The replay has started over: run {run}. Every account begins with its opening cash.',
  'market.announce.stopped': 'The market feed has stopped. Figures stay as they are.',
  'market.announce.running': 'The market feed is running again.',
} as const satisfies Catalogue;
