/** Of the role `jobs`: mail by SMTP; without a server as files, where nothing is real anyway. */
import { fileTransport, MailSender, smtpTransport, type MailTransport } from '@fiducia/tenants';

import type { StartOptions } from '../config/start-options.js';
import type { SharedParts } from './run-system.js';

/** One mail under way may end; what is left waits in the database. */
const STOP_MS = 5_000;
/** Of files nobody sends: an address that can never be one. */
const FILE_SENDER = 'fiducia@outbox.invalid';

export function startMailPart({ options, paths, tenants, links, life, log }: SharedParts): void {
  const logger = log.logger.child({ part: 'mail' });
  const transport = transportOf(options, paths.outbox);
  if (transport === null) {
    logger.warn({}, 'mail.no-server: set FIDUCIA_SMTP_URL and FIDUCIA_MAIL_FROM; mails wait');
    return;
  }
  const sender = new MailSender({ ...tenants, transport, links, log: logger });
  sender.start();
  life.started('mail', () => sender.stop(), STOP_MS);
}

/** Real people's links are not left lying in files: LIVE sends mail or none. */
function transportOf({ mail, outside }: StartOptions, outbox: string): MailTransport | null {
  const { smtpUrl, mailFrom } = mail;
  if (smtpUrl !== null && mailFrom !== null) return smtpTransport({ url: smtpUrl, from: mailFrom });
  return outside.environment === 'TEST' && smtpUrl === null
    ? fileTransport(outbox, mailFrom ?? FILE_SENDER)
    : null;
}
