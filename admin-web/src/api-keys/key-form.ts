/** What the form of a new key holds, and the request that it becomes. */
import type { CreateApiKeyInput } from '@fiducia/sdk';

export const KEY_SCOPES = ['READ', 'TRADE', 'HALT', 'RELEASE', 'AUDIT'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** Days until the end; 0 for none. */
export const LIFETIMES = ['30', '90', '365', '0'] as const;
export type Lifetime = (typeof LIFETIMES)[number];

export interface KeyForm {
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** `ALL`, or the id of a client or an account. */
  readonly place: string;
  /** As typed: addresses and networks between blanks, commas or line breaks. */
  readonly addresses: string;
  readonly lifetime: Lifetime;
}

export const EMPTY_KEY_FORM: KeyForm = {
  name: '',
  scopes: ['READ'],
  place: 'ALL',
  addresses: '',
  lifetime: '90',
};

const DAY_MS = 24 * 60 * 60_000;

export function isComplete({ name, scopes }: KeyForm): boolean {
  return name.trim() !== '' && scopes.length > 0;
}

export function toInput(form: KeyForm, now: Date): CreateApiKeyInput {
  const scope = scopeOf(form.place);
  const days = Number(form.lifetime);
  return {
    name: form.name.trim(),
    grants: form.scopes.map((keyScope) => ({ keyScope, scope })),
    allowedIps: form.addresses.split(/[\s,]+/).filter((text) => text !== ''),
    expiresAt: days === 0 ? null : new Date(now.getTime() + days * DAY_MS).toISOString(),
  };
}

function scopeOf(place: string): CreateApiKeyInput['grants'][number]['scope'] {
  if (place === 'ALL') return { type: 'ALL', id: null };
  return { type: place.startsWith('cli_') ? 'CLIENT' : 'ACCOUNT', id: place };
}

/** Two weeks: enough to put a successor everywhere without haste. */
const WARN_MS = 14 * DAY_MS;

export function endsSoon(expiresAt: string | null, now: Date): boolean {
  if (expiresAt === null) return false;
  const leftMs = new Date(expiresAt).getTime() - now.getTime();
  return leftMs > 0 && leftMs <= WARN_MS;
}
