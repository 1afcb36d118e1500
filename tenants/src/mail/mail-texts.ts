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
  | { readonly template: 'PASSWORD_CHANGED'; readonly name: string };

export type MailTemplate = MailText['template'];

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
}

/** `product` is the partner's own name for its product: its people know no other. */
export function renderMail(product: string, mail: MailText): RenderedMail {
  switch (mail.template) {
    case 'INVITATION':
      return letter(mail.name, `${mail.invitedBy} invites you to ${product}`, [
        `${mail.invitedBy} has prepared access to ${product} for you.`,
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
    default:
      return unreachable(mail);
  }
}

function letter(name: string, subject: string, parts: readonly string[]): RenderedMail {
  return { subject, text: `${[`Hello ${name},`, ...parts].join('\n\n')}\n` };
}
