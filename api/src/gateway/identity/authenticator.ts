/** From a credential to an identity; knows which credentials end while they are in use. */
import {
  authenticateApiKey,
  authenticateSession,
  type Authenticated,
  type TenantsDeps,
} from '@fiducia/tenants';
import type { Credential } from './credential.js';
import type { Identity, SignedInIdentity } from './identity.js';
import type { SessionRevocations } from './session-revocations.js';

export interface RequestFacts {
  readonly requestId: string;
  readonly ip: string;
}

const ANONYMOUS: Identity = { kind: 'ANONYMOUS' };

export class Authenticator {
  readonly #deps: TenantsDeps;
  readonly #revocations: SessionRevocations;

  constructor(deps: TenantsDeps, revocations: SessionRevocations) {
    this.#deps = deps;
    this.#revocations = revocations;
  }

  /** A credential that is not valid (any more) leaves the request anonymous. */
  async identify(credential: Credential, facts: RequestFacts): Promise<Identity> {
    if (credential.kind === 'NONE') return ANONYMOUS;
    const outcome = await this.#authenticate(credential, facts);
    if (!outcome.ok) return ANONYMOUS;
    const { tenantId } = outcome.value.context;
    this.#revocations.listenTo(tenantId);
    this.#deps.access.listenTo(tenantId);
    return signedInAs(outcome.value);
  }

  #authenticate(credential: Exclude<Credential, { kind: 'NONE' }>, facts: RequestFacts) {
    return credential.kind === 'SESSION'
      ? authenticateSession(this.#deps, credential.token, facts.requestId)
      : authenticateApiKey(this.#deps, credential.key, facts.ip, facts.requestId);
  }
}

function signedInAs(authenticated: Authenticated): SignedInIdentity {
  const { context, email, expiresAt, enrolOnly } = authenticated;
  return { kind: 'SIGNED_IN', tenant: context, email, expiresAt, enrolOnly };
}
