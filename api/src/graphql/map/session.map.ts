/** Sessions and second factors as the schema shows and takes them. */
import { toWireId, type SessionView, type ShownFactor } from '@fiducia/tenants';
import type { CompleteSignInInput } from '../inputs/session.input.js';
import type { UseCaseFailure } from '../mutation-result.js';
import type { SessionType } from '../types/session.type.js';

export function toSession(session: SessionView): SessionType {
  return { ...session, id: toWireId('session', session.id) };
}

type Shown =
  | { readonly ok: true; readonly value: ShownFactor }
  | { readonly ok: false; readonly error: UseCaseFailure };

/** Exactly one of the two, so that one wrong attempt is one attempt. */
export function shownFactor({ code, recoveryCode }: CompleteSignInInput): Shown {
  const given = [code ?? null, recoveryCode ?? null];
  if (given.filter((one) => one !== null).length !== 1) {
    const sentence = 'Give either code or recoveryCode';
    return { ok: false, error: { code: 'INVALID_INPUT', field: 'code', sentence } };
  }
  return typeof code === 'string'
    ? { ok: true, value: { kind: 'TOTP', code } }
    : { ok: true, value: { kind: 'RECOVERY_CODE', code: recoveryCode ?? '' } };
}
