/** Texts that every page uses: actions, states, fields, errors. */
import type { Catalogue } from '../translate.js';

export const everywhere = {
  'app.name': 'Fiducia',

  'action.cancel': 'Cancel',
  'action.cancelOrder': 'Cancel',
  'action.close': 'Close',
  'action.dismiss': 'Dismiss',
  'action.done': 'Done',
  'action.retry': 'Try again',
  'action.showMore': 'Show more',

  'value.none': '–',
  'value.no': 'No',
  'value.unknown': 'somebody',
  'value.yes': 'Yes',

  'state.loading': 'Loading',

  'toast.region': 'Messages',

  'field.required': 'Please fill this in.',
  'field.MISSING': 'Please fill this in.',
  'field.NOT_POSITIVE': 'A number above zero, e.g. 12.5.',
  'field.NOT_LESS': 'Less than the quantity.',
  'field.NO_SHARE': 'A percentage above 0, at most 100, to seven places.',
  'field.NO_NAME': 'Letters, digits, dashes and underscores, at most 40.',

  'error.pageTitle': 'This page could not be shown',
  'error.requestId': 'Request {requestId}',
  'error.PORTAL': 'Something in the portal failed. Reload the page; if it stays, tell support.',
  'error.NETWORK': 'The server cannot be reached. Check the connection and try again.',
  'error.TIMED_OUT': 'The server did not answer in time. Try again in a moment.',
  'error.PROTOCOL': 'The server answered in a way the portal does not understand. Reload the page.',
  'error.INTERNAL':
    'Something failed on our side. Try again; if it stays, quote the request below.',
  'error.UNAUTHENTICATED': 'You are not signed in any more. Please sign in again.',
  'error.SIGN_IN_FAILED': 'That e-mail address and password do not match. Please try again.',
  'error.FOUR_EYES_REQUIRED': 'You halted this account yourself, so somebody else must release it.',

  'notFound.title': 'There is nothing at this address',
  'notFound.home': 'Go to all accounts',
} as const satisfies Catalogue;
