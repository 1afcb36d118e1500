/** Texts of signing in with a second factor and of one's own security. */
import type { Catalogue } from '../translate.js';

export const security = {
  'security.nav': 'Security',
  'security.title': 'Security',
  'security.intro': 'Where you are signed in, your second factor and your password.',

  'signIn.code.heading': 'Second step',
  'signIn.code.intro': 'Enter the code that your authenticator app shows for {name}.',
  'signIn.code.label': 'Six-digit code',
  'signIn.code.submit': 'Sign in',
  'signIn.code.useRecovery': 'Use a recovery code instead',
  'signIn.recovery.label': 'Recovery code',
  'signIn.recovery.hint': 'One of the codes you were given when you set up the app.',
  'signIn.code.useApp': 'Use the app instead',
  'signIn.back': 'Back',

  'stepUp.title': 'Confirm it is you',
  'stepUp.description': 'This could do lasting harm, so enter a new code of your app.',
  'stepUp.submit': 'Confirm',

  'enrol.title': 'Set up your second factor',
  'enrol.required': 'Your role needs a second factor: a code from an app on your phone.',
  'enrol.scan': 'Scan this with an authenticator app.',
  'enrol.qrLabel': 'QR code with the secret for your authenticator app',
  'enrol.manual': 'Or type this secret into the app',
  'enrol.code': 'Code that the app shows',
  'enrol.submit': 'Switch on',
  'enrol.password': 'Your password',
  'enrol.start': 'Go on',
  'enrol.done': 'The second factor is set up.',

  'recovery.title': 'Recovery codes',
  'recovery.once':
    'Keep these where you find them without your phone. They are shown this once, and each lets you in once.',
  'recovery.copy': 'Copy all',
  'recovery.copied': 'Copied',
  'recovery.kept': 'I have kept them',

  'factor.title': 'Second factor',
  'factor.on': 'On since {time}',
  'factor.off': 'Off',
  'factor.left': { one: '{count} recovery code left', other: '{count} recovery codes left' },
  'factor.setUp': 'Set up',
  'factor.replace': 'Set up another phone',
  'factor.newCodes': 'New recovery codes',
  'factor.disable': 'Switch off',
  'factor.disabled': 'The second factor is off.',

  'sessions.title': 'Sessions',
  'sessions.caption': 'Where you are signed in',
  'sessions.device': 'Program',
  'sessions.place': 'Address',
  'sessions.began': 'Began',
  'sessions.seen': 'Last used',
  'sessions.action': 'Action',
  'sessions.current': 'This one',
  'sessions.unknown': 'Unknown program',
  'sessions.revoke': 'End',
  'sessions.revokeOf': 'End the session of {device}, {place}',
  'sessions.revokeOthers': 'End all others',
  'sessions.revoked': 'The session has ended.',
  'sessions.revokedOthers': {
    one: '{count} session has ended.',
    other: '{count} sessions have ended.',
  },

  'password.title': 'Password',
  'password.current': 'Current password',
  'password.new': 'New password',
  'password.hint': 'At least 12 characters; several words are good. You are signed out elsewhere.',
  'password.submit': 'Change password',
  'password.done': 'The password is changed. All other sessions have ended.',

  'error.MFA_CODE_INVALID': 'That code is not right or was used already. Enter the next one.',
  'error.SIGN_IN_EXPIRED': 'That took too long. Please begin again.',
  'error.STEP_UP_REQUIRED': 'Nothing was done: this needs a code of your second factor.',
} as const satisfies Catalogue;
