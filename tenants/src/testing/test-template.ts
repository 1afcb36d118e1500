/** A migrated template database on the test server, from which every test file gets its own copy. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import pg from 'pg';

import { bootstrapRoles } from '../database/bootstrap-roles.js';
import { runDdl } from '../database/ddl.js';
import { migrate, tenantsMigrations } from '../database/migrate.js';
import { startEmbeddedServer } from './embedded-server.js';
import type { TestServer } from './embedded-server.js';

/** What a test process needs to make databases of its own. */
export interface TestTemplate {
  readonly superuserUrl: string;
  readonly template: string;
  readonly appPassword: string;
  readonly ownerPassword: string;
}

/** A superuser's address on a server kept for tests: roles and databases are created there. */
const SERVER_VARIABLE = 'FIDUCIA_TEST_DATABASE_URL';

/** The engine's tables stand on ours, so the catalogue test must see them too. */
const ENGINE_MIGRATIONS = fileURLToPath(new URL('../../../engine/migrations', import.meta.url));

export interface StartedTemplate extends TestTemplate {
  stop(): Promise<void>;
}

export async function startTemplate(): Promise<StartedTemplate> {
  const server = await findServer();
  const template: TestTemplate = {
    superuserUrl: server.url,
    template: `fiducia_template_${randomBytes(6).toString('hex')}`,
    appPassword: passwordOf(server.url, 'app'),
    ownerPassword: passwordOf(server.url, 'owner'),
  };
  try {
    await buildTemplate(template);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    ...template,
    async stop() {
      await dropDatabase(template.superuserUrl, template.template).catch(() => undefined);
      await server.stop();
    },
  };
}

async function findServer(): Promise<TestServer> {
  const url = process.env[SERVER_VARIABLE];
  if (url === undefined || url === '') return startEmbeddedServer();
  return { url, stop: () => Promise.resolve() };
}

/** Roles belong to the server, so every run on one server must arrive at the same password. */
function passwordOf(url: string, role: string): string {
  return createHash('sha256').update(`fiducia test ${role} ${url}`).digest('hex');
}

async function buildTemplate(template: TestTemplate): Promise<void> {
  await bootstrapRoles(template.superuserUrl, { ...template, database: template.template });
  const ownerUrl = roleUrl(template, 'owner', template.template);
  const directories = [tenantsMigrations, ENGINE_MIGRATIONS].filter((path) => existsSync(path));
  await migrate(ownerUrl, directories);
}

export function roleUrl(
  template: TestTemplate,
  role: 'superuser' | 'owner' | 'app',
  database: string,
): string {
  const url = new URL(template.superuserUrl);
  url.pathname = `/${database}`;
  if (role === 'superuser') return url.toString();
  url.username = `fiducia_${role}`;
  url.password = role === 'app' ? template.appPassword : template.ownerPassword;
  return url.toString();
}

export async function dropDatabase(superuserUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await runDdl(client, 'DROP DATABASE IF EXISTS %I WITH (FORCE)', database);
  } finally {
    await client.end();
  }
}
