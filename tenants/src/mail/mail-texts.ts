/** What mails say: plain text, one purpose each, with a link where something is to be done. */
import { unreachable } from '../errors/result.js';

export type MailText =
  | {
      readonly template: 'INVITATION';
      readonly name: string;
      readonly invitedBy: string;
      readonly link: string;
      readonly days: number;
    }
  | {
      readonly template: 'PASSWORD_RESET';
      readonly name: string;
      readonly link: string;
      readonly minutes: number;
    }
  | { readonly template: 'PASSWORD_CHANGED'; readonly name: string }
  | { readonly template: 'SECOND_FACTOR_RESET'; readonly name: string };

export type MailTemplate = MailText['template'];

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
}

/** `product` is the partner's own name for its product: its people know no other. */
export function renderMail(product: string, mail: MailText): RenderedMail {
  switch (mail.template) {
    case 'INVITATION':
      return letter(mail.name, `${invitedBy(mail.invitedBy)} invites you to ${product}`, [
        `${invitedBy(mail.invitedBy)} has prepared access to ${product} for you.`,
        `Open this page and choose a password:\n\n${mail.link}`,
        `The link works once and for ${mail.days} days. If you did not expect it, do nothing.`,
      ]);
    case 'PASSWORD_RESET':
      return letter(mail.name, `A new password for ${product}`, [
        'Somebody, hopefully you, asked for a new password.',
        `Open this page to choose one:\n\n${mail.link}`,
        `The link works once and for ${mail.minutes} minutes. If it was not you, do nothing: ` +
          'your password stays as it is.',
      ]);
    case 'PASSWORD_CHANGED':
      return letter(mail.name, `Your password for ${product} was changed`, [
        'Your password was changed just now, and all your sessions were ended.',
        'If it was not you, ask the owner of your organisation to suspend your access at once.',
      ]);
    case 'SECOND_FACTOR_RESET':
      return letter(mail.name, `Your second factor for ${product} was removed`, [
        'An administrator of your organisation removed your second factor just now, and all your ' +
          'sessions were ended. At your next sign-in you set up a new one.',
        'If you did not ask for it, change your password at once and tell the owner of your ' +
          'organisation.',
      ]);
    default:
      return unreachable(mail);
  }
}

function letter(name: string, subject: string, parts: readonly string[]): RenderedMail {
  const greeting = isPlainName(name) ? `Hello ${name},` : 'Hello,';
  return { subject, text: `${[greeting, ...parts].join('\n\n')}\n` };
}

function invitedBy(name: string): string {
  return isPlainName(name) ? name : 'Your organisation';
}

/** Longer ones are sentences. */
const MAX_NAME_LENGTH = 60;
/** Letters, their marks and what stands in names: no address of a page and none of a mailbox. */
const NAME = /^[\p{L}\p{M}\p{N} .,'’()&-]+$/u;
/** What mail programs make a link of without being asked, and telephone numbers. */
const ACTIONABLE = /[\p{L}\p{N}]\.[\p{L}]{2}|\p{N}[\p{N} .()-]{4}/u;

/**
 * Whether a name may stand in a mail of ours. Threat: somebody who may invite uses us to send their
 * own words, with a link in them, to whom they like: a name that could be that is left out.
 */
function isPlainName(name: string): boolean {
  return name.length <= MAX_NAME_LENGTH && NAME.test(name) && !ACTIONABLE.test(name);
}
