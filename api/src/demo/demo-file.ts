/** `.fiducia/demo.json`: the logins and keys of the demo partners, for people, tests and the CLI. */
import { z } from 'zod';

export const DEMO_KEY_SCOPES = ['READ', 'TRADE', 'HALT', 'RELEASE', 'AUDIT'] as const;
export type DemoKeyScope = (typeof DEMO_KEY_SCOPES)[number];

const partnerSchema = z.object({
  slug: z.string(),
  name: z.string(),
  host: z.string(),
  tenantId: z.string(),
  /** The key to show and to begin with: it reads, trades and halts. */
  apiKey: z.string(),
  /** All keys. Releasing takes another key than halting, as it takes another person. */
  apiKeys: z.array(
    z.object({ name: z.string(), key: z.string(), scopes: z.array(z.enum(DEMO_KEY_SCOPES)) }),
  ),
  users: z.array(z.object({ email: z.string(), name: z.string(), role: z.string() })),
  accounts: z.array(z.object({ id: z.string(), name: z.string(), client: z.string() })),
});

export const demoFileSchema = z.object({
  /** Where the demo answered last; the CLI calls it when it is told no other address. */
  url: z.string(),
  graphql: z.string(),
  /** One password for every demo user: long, memorable, and of no worth elsewhere. */
  password: z.string(),
  /** Base32: the second factor of every demo user whose role asks for one. */
  totpSecret: z.string(),
  partners: z.array(partnerSchema),
  /** Who sees how all partners are doing; absent in a file of an earlier version. */
  operator: z.object({ email: z.string(), name: z.string(), host: z.string() }).optional(),
});
export type DemoFile = Readonly<z.infer<typeof demoFileSchema>>;
export type DemoPartner = DemoFile['partners'][number];

/** The first key that may do it; undefined when none may. */
export function keyFor(partner: DemoPartner, scope: DemoKeyScope): string | undefined {
  return partner.apiKeys.find(({ scopes }) => scopes.includes(scope))?.key;
}
