/** Every command by name, with its line in `--help`; its code is loaded only when it is called. */
import type { Command } from 'commander';

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** Loads the command's module and gives what adds it to the program. */
  readonly load: () => Promise<(program: Command) => void>;
}

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'start',
    summary: 'run the whole system: portal and GraphQL on one port',
    load: async () => (await import('./commands/start.js')).registerStart,
  },
  {
    name: 'backtest',
    summary: 'run a strategy over a bars file through the full order path',
    load: async () => (await import('./commands/backtest.js')).registerBacktest,
  },
  {
    name: 'lookahead',
    summary: 'whether a strategy knows what it could not have known',
    load: async () => (await import('./commands/lookahead.js')).registerLookAhead,
  },
  {
    name: 'metrics',
    summary: 'measures of an equity curve or of returns, alone or against a benchmark',
    load: async () => (await import('./commands/metrics.js')).registerMetrics,
  },
  {
    name: 'sweep',
    summary: 'search parameters of a strategy over a bars file, on all cores',
    load: async () => (await import('./commands/sweep.js')).registerSweep,
  },
  {
    name: 'indicators',
    summary: 'indicators over a bars file, or a list of them',
    load: async () => (await import('./commands/indicators.js')).registerIndicators,
  },
  {
    name: 'data',
    summary: 'bars files: resample one, check one for holes, splits and errors',
    load: async () => (await import('./commands/data.js')).registerData,
  },
  {
    name: 'login',
    summary: 'begin a session as a person, with password and second factor',
    load: async () => (await import('./commands/login.js')).registerLogin,
  },
  {
    name: 'logout',
    summary: 'end the session that login began',
    load: async () => (await import('./commands/login.js')).registerLogout,
  },
  {
    name: 'whoami',
    summary: 'who is logged in, and what they may do',
    load: async () => (await import('./commands/login.js')).registerWhoami,
  },
  {
    name: 'demo-code',
    summary: 'the code that the second factor of the local demo shows now',
    load: async () => (await import('./commands/demo-code.js')).registerDemoCode,
  },
  {
    name: 'accounts',
    summary: 'accounts of a running system: list, show, mandate, journal',
    load: async () => (await import('./commands/accounts.js')).registerAccounts,
  },
  {
    name: 'orders',
    summary: 'orders of a running system: list, place, cancel',
    load: async () => (await import('./commands/orders.js')).registerOrders,
  },
  {
    name: 'halt',
    summary: 'stop new orders of an account or of all accounts of a tenant',
    load: async () => (await import('./commands/halt.js')).registerHalt,
  },
  {
    name: 'release',
    summary: 'ask for halted accounts to trade again; not by whoever halted them',
    load: async () => (await import('./commands/halt.js')).registerRelease,
  },
  {
    name: 'audit',
    summary: 'the audit log: export it, verify an export offline',
    load: async () => (await import('./commands/audit.js')).registerAudit,
  },
  {
    name: 'limits',
    summary: 'limits of an account and their changes; ask for others',
    load: async () => (await import('./commands/limits.js')).registerLimits,
  },
  {
    name: 'approvals',
    summary: 'requests that need a second person: list, show, approve, reject',
    load: async () => (await import('./commands/approvals.js')).registerApprovals,
  },
  {
    name: 'partners',
    summary: 'how every partner of the platform is doing, for its operator',
    load: async () => (await import('./commands/partners.js')).registerPartners,
  },
  {
    name: 'research',
    summary: 'how much research a partner may ask for, and how long it is kept',
    load: async () => (await import('./commands/research.js')).registerResearch,
  },
  {
    name: 'keys',
    summary: 'API keys of a partner: list, create, rotate, revoke',
    load: async () => (await import('./commands/keys.js')).registerKeys,
  },
  {
    name: 'secrets',
    summary: 'the keys that wrap stored secrets: status, rotate, rewrap',
    load: async () => (await import('./commands/secrets.js')).registerSecrets,
  },
  {
    name: 'permissions',
    summary: 'what each permission allows, and why somebody may do something',
    load: async () => (await import('./commands/permissions.js')).registerPermissions,
  },
  {
    name: 'bench',
    summary: 'benchmarks against peers and limits, medians of one run',
    load: async () => {
      const { registerBenchEngine } = await import('./commands/bench-engine.js');
      const { registerBenchApi } = await import('./commands/bench-api.js');
      const { registerBenchAudit } = await import('./commands/bench-audit.js');
      const { registerBenchKills } = await import('./commands/bench-kills.js');
      const { registerBenchSweep } = await import('./commands/bench-sweep.js');
      const { registerBenchIndicators } = await import('./commands/bench-indicators.js');
      const { registerBenchRisk } = await import('./commands/bench-risk.js');
      return (program) => {
        registerBenchEngine(program);
        registerBenchRisk(program);
        registerBenchApi(program);
        registerBenchAudit(program);
        registerBenchKills(program);
        registerBenchSweep(program);
        registerBenchIndicators(program);
      };
    },
  },
  {
    name: 'doctor',
    summary: 'what is configured, reachable, missing, and what to do',
    load: async () => (await import('./commands/doctor.js')).registerDoctor,
  },
];
