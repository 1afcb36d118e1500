/** Mails carry our words and a name: never a text with which somebody could be lured away. */
import { describe, expect, test } from 'vitest';

import { renderMail } from './mail-texts.js';

const invitation = { template: 'INVITATION', link: 'https://p.example/x#t', days: 7 } as const;

describe('a name', () => {
  test.each([
    'Ann',
    'J. R. R. Tolkien',
    'Zoë O’Brien-Núñez',
    'Smith, John (Risk)',
    '山田 太郎',
    'Person 12',
  ])('%s greets and invites', (name) => {
    const mail = renderMail('Alder', { ...invitation, name, invitedBy: name });
    expect(mail.text).toContain(`Hello ${name},\n`);
    expect(mail.subject).toBe(`${name} invites you to Alder`);
  });

  test.each([
    'Ann, your account is locked: https://evil.example',
    'Visit evil.example today',
    'www.evil.io/login',
    'help@evil.example',
    'Call +49 170 1234567',
    'Call (030) 12-34-56',
    'Your account will be closed unless you answer this mail with your password at once',
    '<b>Ann</b>',
    'Ann\nSubject: hello',
    '',
  ])('%j is left out', (name) => {
    const mail = renderMail('Alder', { ...invitation, name, invitedBy: name });
    expect(mail.text.startsWith('Hello,\n')).toBe(true);
    expect(mail.subject).toBe('Your organisation invites you to Alder');
    expect(name !== '' && (mail.text + mail.subject).includes(name)).toBe(false);
  });
});
