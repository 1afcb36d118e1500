import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { startTestDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { migrate, MigrationError, missingMigrations, tenantsMigrations } from './migrate.js';

let server: TestDatabase;
let directory: string;

beforeAll(async () => {
  server = await startTestDatabase();
});
afterAll(() => server.stop());

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'fiducia-migrations-'));
});
afterEach(() => rm(directory, { recursive: true }));

function write(name: string, sql: string): Promise<void> {
  return writeFile(join(directory, name), sql);
}

async function tableExists(name: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  const result = await client.query('SELECT to_regclass($1) IS NOT NULL AS found', [name]);
  await client.end();
  return result.rows[0]?.found === true;
}

test('a database that is up to date is left alone', async () => {
  expect(await migrate(server.ownerUrl, [tenantsMigrations])).toEqual([]);
});

test('missing migrations are applied in the order of their names, once', async () => {
  await write('9002_second.sql', 'ALTER TABLE made ADD COLUMN later int;');
  await write('9001_first.sql', 'CREATE TABLE made (id int);');
  expect(await migrate(server.ownerUrl, [directory])).toEqual([
    '9001_first.sql',
    '9002_second.sql',
  ]);
  expect(await migrate(server.ownerUrl, [directory])).toEqual([]);
});

test('a migration that fails leaves nothing behind', async () => {
  await write('9003_broken.sql', 'CREATE TABLE half_made (id int); SELECT 1 / 0;');
  await expect(migrate(server.ownerUrl, [directory])).rejects.toThrow(/9003_broken/);
  expect(await tableExists('half_made')).toBe(false);
});

test('a migration that was changed after it had been applied is refused', async () => {
  await write('9004_changed.sql', 'SELECT 1;');
  await migrate(server.ownerUrl, [directory]);
  await write('9004_changed.sql', 'SELECT 2;');
  await expect(migrate(server.ownerUrl, [directory])).rejects.toThrow(/was changed/);
});

test('two processes that migrate at once apply each migration once', async () => {
  await write('9005_once.sql', 'CREATE TABLE once (id int);');
  const runs = [migrate(server.ownerUrl, [directory]), migrate(server.ownerUrl, [directory])];
  const applied = (await Promise.all(runs)).flat();
  expect(applied).toEqual(['9005_once.sql']);
});

test('a file that is not named like a migration is refused instead of skipped', async () => {
  await write('fix.sql', 'SELECT 1;');
  await expect(migrate(server.ownerUrl, [directory])).rejects.toThrow(MigrationError);
});

test('two directories cannot hold migrations of one name', async () => {
  await write('0001_isolation.sql', 'SELECT 1;');
  const both = migrate(server.ownerUrl, [tenantsMigrations, directory]);
  await expect(both).rejects.toThrow(/Two migrations/);
});

test('the application sees which migrations its database lacks, and applies none', async () => {
  expect(await missingMigrations(server.url, [tenantsMigrations])).toEqual([]);
  await write('9006_later.sql', 'CREATE TABLE later (id int);');
  expect(await missingMigrations(server.url, [tenantsMigrations, directory])).toEqual([
    '9006_later.sql',
  ]);
  expect(await tableExists('later')).toBe(false);
});
