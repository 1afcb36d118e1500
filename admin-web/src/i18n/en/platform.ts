/** Texts of the operator's view across partners. */
import type { Catalogue } from '../translate.js';

export const platform = {
  'nav.platform': 'Partners',
  'platform.title': 'Partners',
  'platform.intro':
    'How every partner of the platform is doing, in counts. Clients, money and people stay theirs.',
  'platform.partners': 'All partners',
  'platform.forbidden': 'Only an operator of the platform sees this page.',
  'platform.column.partner': 'Partner',
  'platform.column.environment': 'Environment',
  'platform.column.halted': 'Trading',
  'platform.column.accounts': 'Accounts',
  'platform.column.users': 'People',
  'platform.column.apiKeys': 'API keys',
  'platform.column.researchAtWork': 'Research at work',
  'platform.column.ordersToSend': 'Orders to send',
  'platform.column.mailsToSend': 'Mails to send',
  'platform.column.audit': 'Audit entries',
  'platform.column.sequenced': 'Audit log',
  'platform.halted': '{halted} of {accounts} halted',
  'platform.waiting': '{waiting} waiting',
} as const satisfies Catalogue;
