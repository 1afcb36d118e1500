/** A fresh, migrated database for one test file. */
import { randomBytes } from 'node:crypto';

import pg from 'pg';

import { grantDatabase } from '../database/bootstrap-roles.js';
import { runDdl } from '../database/ddl.js';
import { openDatabase } from '../database/open-database.js';
import type { Database, DatabaseConfig } from '../database/open-database.js';
import { dropDatabase, roleUrl, startTemplate } from './test-template.js';
import type { TestTemplate } from './test-template.js';

export interface TestDatabase {
  /** Opened as fiducia_app, as the product does. */
  readonly db: Database;
  /** Of the role fiducia_app, for programs that a test starts. */
  readonly url: string;
  readonly ownerUrl: string;
  /** For the test's own looks behind the policies; the product never has it. */
  readonly superuserUrl: string;
  /** One statement behind the policies: what only somebody with the server in their hands can do. */
  asSuperuser(sql: string, values?: readonly unknown[]): Promise<void>;
  /** Another pool on the same database, closed with the rest. */
  open(config?: Partial<DatabaseConfig>): Promise<Database>;
  /** A second database with the same rows; connections to this one are cut for the moment. */
  copy(): Promise<TestDatabase>;
  stop(): Promise<void>;
}

export async function startTestDatabase(
  config: Partial<DatabaseConfig> = {},
): Promise<TestDatabase> {
  const { template, release } = await obtainTemplate();
  return openClone(template, config, release);
}

async function openClone(
  template: TestTemplate,
  config: Partial<DatabaseConfig>,
  release: () => Promise<void>,
): Promise<TestDatabase> {
  const name = `fiducia_test_${randomBytes(8).toString('hex')}`;
  await cloneTemplate(template, name);
  const url = roleUrl(template, 'app', name);
  const opened: Database[] = [];
  const open = async (more: Partial<DatabaseConfig> = {}): Promise<Database> => {
    const database = await openDatabase({ ...config, ...more, url });
    opened.push(database);
    return database;
  };
  return {
    db: await open(),
    url,
    ownerUrl: roleUrl(template, 'owner', name),
    superuserUrl: roleUrl(template, 'superuser', name),
    asSuperuser: (sql, values = []) => runOnce(roleUrl(template, 'superuser', name), sql, values),
    open,
    copy: () => copyDatabase({ ...template, template: name }, config),
    async stop() {
      await Promise.all(opened.map((database) => database.close()));
      await dropDatabase(template.superuserUrl, name);
      await release();
    },
  };
}

/** PostgreSQL copies only what nobody is connected to; pools connect again afterwards. */
async function copyDatabase(
  source: TestTemplate,
  config: Partial<DatabaseConfig>,
): Promise<TestDatabase> {
  const client = new pg.Client({ connectionString: source.superuserUrl });
  await client.connect();
  try {
    await runDdl(client, 'ALTER DATABASE %I ALLOW_CONNECTIONS false', source.template);
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
      [source.template],
    );
    return await openClone(source, config, () => Promise.resolve());
  } finally {
    await runDdl(client, 'ALTER DATABASE %I ALLOW_CONNECTIONS true', source.template);
    await client.end();
  }
}

interface ObtainedTemplate {
  readonly template: TestTemplate;
  release(): Promise<void>;
}

/** Under Vitest the run's shared server; in a plain script a server that lives as long as the test. */
async function obtainTemplate(): Promise<ObtainedTemplate> {
  if (process.env.VITEST === undefined) {
    const template = await startTemplate();
    return { template, release: () => template.stop() };
  }
  const { inject } = await import('vitest');
  const response = await fetch(inject('fiduciaTestTemplateUrl'));
  const body = (await response.json()) as TestTemplate & { problem?: string };
  if (!response.ok) throw new Error(`No test database: ${body.problem ?? ''}`);
  return { template: body, release: () => Promise.resolve() };
}

async function cloneTemplate(template: TestTemplate, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: template.superuserUrl });
  await client.connect();
  try {
    const create = 'CREATE DATABASE %I TEMPLATE %I OWNER fiducia_owner';
    await runDdl(client, create, name, template.template);
    await grantDatabase(client, name);
  } finally {
    await client.end();
  }
}

async function runOnce(url: string, sql: string, values: readonly unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql, [...values]);
  } finally {
    await client.end();
  }
}
