/** Who is behind a request, as the resolvers see it. */
import type { TenantContext } from '@fiducia/tenants';

export interface SignedInIdentity {
  readonly kind: 'SIGNED_IN';
  readonly tenant: TenantContext;
  /** null for API keys. */
  readonly email: string | null;
  /** When the session or key ends; null for a key without an end. */
  readonly expiresAt: Date | null;
  /** The role asks for a second factor that is not set up: nothing else can be done before. */
  readonly enrolOnly: boolean;
}

export type Identity = { readonly kind: 'ANONYMOUS' } | SignedInIdentity;
