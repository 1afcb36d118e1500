/** One-time codes by time (RFC 6238): SHA-1, six digits, thirty seconds, as every app expects. */
import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
const DIGITS = 6;
/** The length of the hash, as RFC 4226, section 4 (R6) recommends. */
const SEED_BYTES = 20;
/** One step to either side: clocks of telephones are off, and typing takes time. */
const WINDOW_STEPS = 1;

/** A new seed in base32, as apps take it. */
export function newTotpSecret(): string {
  return new Secret({ size: SEED_BYTES }).base32;
}

export function totpStep(now: Date): number {
  return Math.floor(now.getTime() / 1000 / PERIOD_SECONDS);
}

export function totpCode(secret: string, now: Date): string {
  return totpOf(secret).generate({ timestamp: now.getTime() });
}

/** The time step whose code this is, or null; whether it was used already is for the caller. */
export function matchTotp(secret: string, code: string, now: Date): number | null {
  const token = code.replaceAll(/[\s-]/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token, timestamp, window: WINDOW_STEPS });
  return delta === null ? null : totpStep(now) + delta;
}

/** For the QR code: what an app shows beside the code. */
export function totpAddress(secret: string, issuer: string, label: string): string {
  return new TOTP({ ...OPTIONS, issuer, label, secret: Secret.fromBase32(secret) }).toString();
}

const OPTIONS = { algorithm: 'SHA1', digits: DIGITS, period: PERIOD_SECONDS } as const;

function totpOf(secret: string): TOTP {
  return new TOTP({ ...OPTIONS, secret: Secret.fromBase32(secret) });
}
