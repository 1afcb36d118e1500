/** What a person sees when the system is ready: where it answers and how to sign in. */
import { totpCode } from '@fiducia/tenants';

import { renderFacts } from '../cli/text-table.js';
import type { DemoFile } from '../demo/demo-file.js';

export interface ReadyFacts {
  /** Null when this process has no gateway. */
  readonly url: string | null;
  /** What the replayed market is and where it stands; null when another process drives it. */
  readonly market: string | null;
  readonly database: string;
  readonly logFile: string | null;
  readonly demo: DemoFile | null;
  readonly startedInMs: number;
}

/** The line that scripts wait for is the first one; it begins with "Fiducia is ready". */
export function renderReady(facts: ReadyFacts, paintTitle: (text: string) => string): string {
  const blocks = [
    paintTitle(`Fiducia is ready (${(facts.startedInMs / 1000).toFixed(1)} s)`),
    renderFacts(addresses(facts)),
  ];
  if (facts.demo !== null) blocks.push(logins(facts.demo), keys(facts.demo));
  blocks.push('Press Ctrl-C to stop. Accounts and money stay for the next start.');
  return `\n${blocks.join('\n\n')}\n`;
}

function addresses(facts: ReadyFacts): readonly (readonly [string, string])[] {
  const rest: readonly (readonly [string, string | null])[] = [
    ['Market', facts.market],
    ['Database', facts.database],
    ['Log', facts.logFile],
  ];
  return [...(facts.url === null ? [] : webAddresses(facts.url, facts.demo)), ...rest].flatMap(
    ([name, value]) => (value === null ? [] : [[name, value] as const]),
  );
}

function webAddresses(url: string, demo: DemoFile | null): readonly (readonly [string, string])[] {
  const { port } = new URL(url);
  const partners = (demo?.partners ?? []).map(
    (partner) => [`  ${partner.name}`, `http://${partner.host}:${port}`] as const,
  );
  return [['Portal', url], ...partners, ['GraphQL', `${url}/graphql`]];
}

function logins(demo: DemoFile): string {
  const lines = demo.partners.flatMap((partner) =>
    [...Map.groupBy(partner.users, (user) => user.role)].map(
      ([role, users]) =>
        [
          `${partner.name}, ${ROLE_TITLES[role] ?? role}`,
          users.map((user) => user.email).join(', '),
        ] as const,
    ),
  );
  const { operator } = demo;
  const platform = operator === undefined ? [] : [['Platform, operator', operator.email] as const];
  return `Demo logins, all with the password "${demo.password}"\n${renderFacts([...lines, ...platform])}\n\n${secondFactor(demo)}`;
}

/** A code lives for half a minute: the one of now is a hint, the command gives the next. */
function secondFactor(demo: DemoFile): string {
  const facts = [
    ['Secret', `${demo.totpSecret}  (for an authenticator app; one for everybody)`],
    ['Code now', totpCode(demo.totpSecret, new Date())],
    ['Later', 'npx fiducia demo-code'],
  ] as const;
  return `Second factor of everybody but clients and support\n${renderFacts(facts)}`;
}

function keys(demo: DemoFile): string {
  const lines = demo.partners.map((partner) => [partner.name, partner.apiKey] as const);
  return `Demo API keys\n${renderFacts(lines)}`;
}

const ROLE_TITLES: Readonly<Record<string, string>> = {
  TENANT_OWNER: 'owner',
  PORTFOLIO_MANAGER: 'portfolio manager',
  RISK_OFFICER: 'risk officer',
  COMPLIANCE_OFFICER: 'compliance officer',
  CLIENT_READER: 'client, read only',
  SUPPORT: 'support, no balances',
};
