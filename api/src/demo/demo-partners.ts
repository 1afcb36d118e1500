/** The two partners of the demo: their looks, their people, their clients. Accounts: see the engine. */
import { PLATFORM_SLUG, type Role } from '@fiducia/tenants';

/** The same for everyone, because the demo listens on this machine only and holds no real money. */
export const DEMO_PASSWORD = 'five calm otters trade at dawn';

/** As well known as the password, and for the same reason: a TEST tenant's people, and nobody else's. */
export const DEMO_TOTP_SECRET = 'FIDUCIADEMOSECONDFACTORFORTESTSX';

export interface DemoUserPlan {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** A client's own user sees the accounts of that client alone. */
  readonly clientReference: string | null;
}

export interface DemoPartnerPlan {
  readonly slug: string;
  readonly name: string;
  readonly productName: string;
  readonly primaryColor: string;
  readonly accentColor: string;
  readonly logoSvg: string;
  readonly clients: readonly { readonly reference: string; readonly name: string }[];
  readonly users: readonly DemoUserPlan[];
}

export const DEMO_PARTNERS: readonly DemoPartnerPlan[] = [
  {
    slug: 'meridian',
    name: 'Meridian Wealth',
    productName: 'Meridian Managed Portfolios',
    primaryColor: '#0f4c5c',
    accentColor: '#d9822b',
    logoSvg:
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="14" ' +
      'fill="none" stroke="currentColor" stroke-width="2.5"/><path d="M16 2c-7 8-7 20 0 28M16 2c7 ' +
      '8 7 20 0 28M2 16h28" fill="none" stroke="currentColor" stroke-width="2.5"/></svg>',
    clients: [
      { reference: 'MW-1001', name: 'Adler Family Office' },
      { reference: 'MW-1002', name: 'Elena Castellanos' },
      { reference: 'MW-1003', name: 'Birchwood Foundation' },
    ],
    users: people('meridian.example', {
      owner: ['Ines Marchetti', 'Tobias Lindqvist'],
      pm: ['Priya Raman', 'Jonas Weber'],
      risk: ['Hannah Okafor', 'Marc Dufour'],
      compliance: ['Sofia Brandt', 'Liam Gallagher'],
      support: ['Emil Novak', 'Grace Lindgren'],
      client: [
        ['Nora Adler', 'MW-1001'],
        ['Elena Castellanos', 'MW-1002'],
      ],
    }),
  },
  {
    slug: 'northwind',
    name: 'Northwind Trading',
    productName: 'Northwind Autopilot',
    primaryColor: '#4b2e83',
    accentColor: '#1f9d8b',
    logoSvg:
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M16 2l5 12 9 2-9 ' +
      '2-5 12-5-12-9-2 9-2z" fill="currentColor"/></svg>',
    clients: [
      { reference: 'NT-2001', name: 'Kestrel Holdings' },
      { reference: 'NT-2002', name: 'Oskar Nyberg' },
      { reference: 'NT-2003', name: 'Harbour Pension Plan' },
    ],
    users: people('northwind.example', {
      owner: ['Astrid Holm', 'Caleb Mensah'],
      pm: ['Yuki Tanaka', 'Rosa Delgado'],
      risk: ['Peter van Dijk', 'Amara Nwosu'],
      compliance: ['Claire Fontaine', 'David Okoye'],
      support: ['Hugo Bauer', 'Ada Lund'],
      client: [
        ['Mila Kestrel', 'NT-2001'],
        ['Oskar Nyberg', 'NT-2002'],
      ],
    }),
  },
];

/** The platform's own tenant: its operator, without clients or accounts. */
export const DEMO_PLATFORM: DemoPartnerPlan = {
  slug: PLATFORM_SLUG,
  name: 'Fiducia',
  productName: 'Fiducia',
  primaryColor: '#1d3557',
  accentColor: '#2a9d8f',
  logoSvg:
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M16 3l11 5v8c0 7-5 ' +
    '11-11 13C10 27 5 23 5 16V8z" fill="none" stroke="currentColor" stroke-width="2.5"/></svg>',
  clients: [],
  users: [
    {
      email: 'operator1@fiducia.example',
      name: 'Robin Sato',
      role: 'PLATFORM_OPERATOR',
      clientReference: null,
    },
  ],
};

interface Names {
  readonly owner: readonly string[];
  readonly pm: readonly string[];
  readonly risk: readonly string[];
  readonly compliance: readonly string[];
  readonly support: readonly string[];
  readonly client: readonly (readonly [name: string, clientReference: string])[];
}

/** `owner1@…`, `owner2@…` and so on: two of each role. */
function people(domain: string, names: Names): readonly DemoUserPlan[] {
  const users = (stem: string, role: Role, who: readonly string[]): readonly DemoUserPlan[] =>
    who.map((name, index) => ({
      email: `${stem}${index + 1}@${domain}`,
      name,
      role,
      clientReference: null,
    }));
  return [
    ...users('owner', 'TENANT_OWNER', names.owner),
    ...users('pm', 'PORTFOLIO_MANAGER', names.pm),
    ...users('risk', 'RISK_OFFICER', names.risk),
    ...users('compliance', 'COMPLIANCE_OFFICER', names.compliance),
    ...users('support', 'SUPPORT', names.support),
    ...names.client.map(([name, clientReference], index) => ({
      email: `client${index + 1}@${domain}`,
      name,
      role: 'CLIENT_READER' as const,
      clientReference,
    })),
  ];
}
