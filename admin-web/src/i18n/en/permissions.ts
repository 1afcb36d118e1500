/** What permissions are called. What each lets somebody do is said by the server's registry. */
import type { Catalogue } from '../translate.js';

export const permissions = {
  'permission.ACCOUNT_READ': 'See accounts',
  'permission.BALANCE_READ': 'See amounts of money',
  'permission.ORDER_WRITE': 'Place orders',
  'permission.DEPLOYMENT_WRITE': 'Run strategies',
  'permission.ACCOUNT_HALT': 'Halt accounts',
  'permission.ACCOUNT_RELEASE': 'Ask for release',
  'permission.CLIENT_MANAGE': 'Add clients and accounts',
  'permission.LIMITS_CHANGE': 'Ask for other limits',
  'permission.ACCOUNT_GO_LIVE': 'Ask to trade live',
  'permission.RESEARCH_READ': 'See research',
  'permission.RESEARCH_RUN': 'Start research',
  'permission.USER_READ': 'See the team',
  'permission.USER_MANAGE': 'Manage people',
  'permission.ROLE_MANAGE': 'Manage roles',
  'permission.API_KEY_READ': 'See API keys',
  'permission.API_KEY_MANAGE': 'Manage API keys',
  'permission.CREDENTIAL_MANAGE': 'Manage venue keys',
  'permission.APPROVAL_DECIDE': 'Decide requests',
  'permission.AUDIT_READ': 'Read the audit log',
  'permission.AUDIT_EXPORT': 'Export the audit log',
  'permission.PLATFORM_READ': 'See all partners',
} as const satisfies Catalogue;
