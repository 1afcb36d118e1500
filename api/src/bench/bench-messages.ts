/** What the benchmark's processes tell each other. Addresses with passwords never go through argv. */
import type { AccountId, TenantId } from '@fiducia/tenants';

export interface BenchServerSetup {
  readonly databaseUrl: string;
  /** Hex; of the database that was seeded. */
  readonly apiKeyPepper: string;
  readonly tenantId: TenantId;
  readonly accountId: AccountId;
}

export type BenchServerAnswer =
  | { readonly kind: 'READY'; readonly port: number }
  | { readonly kind: 'FAILED'; readonly message: string }
  /** Processor time that the server has used so far. */
  | { readonly kind: 'CPU'; readonly micros: number };
