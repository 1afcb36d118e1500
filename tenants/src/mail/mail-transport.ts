/** How a mail leaves: by SMTP, or as a file for whoever only wants to read it. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createTransport } from 'nodemailer';

export interface OutgoingMail {
  /** The same at every attempt, so that a mail that was sent twice is recognised. */
  readonly id: string;
  readonly fromName: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** `REFUSED`: the receiver said no for good. Anything else is worth another attempt. */
export type MailOutcome =
  | { readonly kind: 'SENT' }
  | { readonly kind: 'REFUSED'; readonly problem: string }
  | { readonly kind: 'FAILED'; readonly problem: string };

export interface MailTransport {
  send(mail: OutgoingMail): Promise<MailOutcome>;
  close(): void;
}

export interface SmtpOptions {
  /** `smtps://user:password@host:465` or `smtp://host:587`. */
  readonly url: string;
  /** The address that mails are from. */
  readonly from: string;
}

const TIMEOUT_MS = 15_000;
const PERMANENT = 500;

export function smtpTransport({ url, from }: SmtpOptions): MailTransport {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // Texts are ours; nothing in them may make the library read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      try {
        await transport.sendMail(messageOf(mail, from));
        return { kind: 'SENT' };
      } catch (error) {
        return smtpFailure(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Writes each mail as one `.eml` file that only the owner reads. For TEST: nobody receives it. */
export function fileTransport(directory: string, from: string): MailTransport {
  const compose = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    async send(mail) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const composed = await compose.sendMail(messageOf(mail, from));
      const path = join(directory, `${mail.id}.eml`);
      await writeFile(`${path}.part`, composed.message as Buffer, { mode: 0o600 });
      await rename(`${path}.part`, path);
      return { kind: 'SENT' };
    },
    close: () => compose.close(),
  };
}

function messageOf(mail: OutgoingMail, from: string) {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    from: { name: mail.fromName, address: from },
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    messageId: `<${mail.id}@${domain}>`,
    headers: { 'auto-submitted': 'auto-generated' },
    textEncoding: 'quoted-printable' as const,
  };
}

/** The server's answer, without what we sent: a problem is stored and shown. */
function smtpFailure(error: unknown): MailOutcome {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  const problem = responseCode === undefined ? (code ?? 'UNKNOWN') : `SMTP ${responseCode}`;
  const refused = responseCode !== undefined && responseCode >= PERMANENT;
  return { kind: refused ? 'REFUSED' : 'FAILED', problem };
}
