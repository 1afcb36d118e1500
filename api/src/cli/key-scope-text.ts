/** Scopes of API keys as they are written on the command line: `READ`, `TRADE:acc_0199…`. */
import type { CreateApiKeyInput } from '@fiducia/sdk';

import { CliFailure } from './cli-failure.js';

type GrantInput = CreateApiKeyInput['grants'][number];

const KEY_SCOPES = ['READ', 'TRADE', 'HALT', 'RELEASE', 'AUDIT'] as const;
const PLACES = { acc: 'ACCOUNT', cli: 'CLIENT', grp: 'CLIENT_GROUP' } as const;

export const SCOPE_EXAMPLES = `${KEY_SCOPES.join(', ')}, alone or as TRADE:acc_… , cli_… or grp_…`;

/** Throws a CliFailure that says what a scope looks like. */
export function fromScopeText(text: string): GrantInput {
  const [name = '', place, ...rest] = text.split(':');
  const keyScope = KEY_SCOPES.find((one) => one === name.toUpperCase());
  const type = placeType(place);
  if (keyScope === undefined || type === null || rest.length > 0) {
    throw new CliFailure(`Option --scope takes ${SCOPE_EXAMPLES}, and not "${text}".`, 2);
  }
  return { keyScope, scope: { type, id: place ?? null } };
}

function placeType(place: string | undefined): GrantInput['scope']['type'] | null {
  if (place === undefined) return 'ALL';
  const prefix = place.split('_')[0] ?? '';
  return prefix in PLACES ? PLACES[prefix as keyof typeof PLACES] : null;
}
