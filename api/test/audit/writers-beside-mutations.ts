/**
 * What writes to the audit log and is no mutation that succeeds at once: queries that are told,
 * what a grant sets off, jobs of the platform, and the engine itself.
 */
import type { TestGateway } from '../support/test-gateway.js';
import { engineWriters } from './engine-writers.js';
import { jobWriters } from './job-writers.js';
import { personWriters } from './person-writers.js';

export interface Writer {
  /** As it is printed when its entry is missing. */
  readonly name: string;
  /** What it has to leave in the log, besides what others write meanwhile. */
  readonly action: string;
  run(gateway: TestGateway): Promise<unknown>;
}

/** In this order: after the last ones no account can be run on. */
const WRITERS_BESIDE_MUTATIONS: readonly Writer[] = [
  ...personWriters,
  ...jobWriters,
  ...engineWriters,
];

export interface RunWriter extends Writer {
  /** How many entries of its action came while it ran, in the logs of all tenants. */
  readonly left: number;
}

export async function runWriters(gateway: TestGateway): Promise<readonly RunWriter[]> {
  const ran: RunWriter[] = [];
  for (const writer of WRITERS_BESIDE_MUTATIONS) {
    const before = await countEntries(gateway, writer.action);
    await writer.run(gateway);
    ran.push({ ...writer, left: (await countEntries(gateway, writer.action)) - before });
  }
  return ran;
}

async function countEntries({ a, b, database }: TestGateway, action: string): Promise<number> {
  let count = 0;
  for (const { context } of [a, b]) {
    const sql = 'SELECT 1 FROM audit_entry WHERE action = $1';
    count += (await database.db.tenants.read(context, sql, [action])).rowCount;
  }
  return count;
}
