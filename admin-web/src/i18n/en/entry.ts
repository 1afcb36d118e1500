/** Texts of the pages that mails lead to, and of the way to such a mail. */
import type { Catalogue } from '../translate.js';

export const entry = {
  'entry.newPassword': 'New password',
  'entry.passwordHint': '12 characters or more. A few words in a row are easy to keep in mind.',
  'entry.again': 'The same again',
  'entry.differs': 'The two are not the same. Type the password once more.',
  'entry.noLink': 'This page is opened by the link of a mail. Ask for a new mail if yours is gone.',
  'entry.signInAs': 'Sign in as {email}',
  'entry.backToSignIn': 'Back to sign-in',

  'entry.invitation.title': 'Invitation',
  'entry.invitation.heading': 'Welcome: choose a password',
  'entry.invitation.submit': 'Accept the invitation',
  'entry.invitation.done': 'You are in. Your password is set.',

  'entry.reset.title': 'New password',
  'entry.reset.heading': 'Choose a new password',
  'entry.reset.submit': 'Set the password',
  'entry.reset.done': 'Your password is changed, and all sessions were ended.',

  'entry.forgot': 'Forgot your password?',
  'entry.forgot.heading': 'A new password by mail',
  'entry.forgot.explain': 'We send a link to your address. It works once, for half an hour.',
  'entry.forgot.submit': 'Send the link',
  'entry.forgot.sent':
    'If this address has access, a mail is on its way. Look into your junk folder as well.',
} as const satisfies Catalogue;
