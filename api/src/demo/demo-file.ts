/** `.fiducia/demo.json`: the logins and keys of the demo partners, for people, tests and the CLI. */
import { z } from 'zod';

export const demoFileSchema = z.object({
  /** Where the demo answered last; the CLI calls it when it is told no other address. */
  url: z.string(),
  graphql: z.string(),
  /** One password for every demo user: long, memorable, and of no worth elsewhere. */
  password: z.string(),
  partners: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      host: z.string(),
      tenantId: z.string(),
      apiKey: z.string(),
      users: z.array(z.object({ email: z.string(), name: z.string(), role: z.string() })),
      accounts: z.array(z.object({ id: z.string(), name: z.string(), client: z.string() })),
    }),
  ),
});
export type DemoFile = Readonly<z.infer<typeof demoFileSchema>>;
export type DemoPartner = DemoFile['partners'][number];
