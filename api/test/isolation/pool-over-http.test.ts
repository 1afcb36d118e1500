/**
 * The gateway on a pool of two connections, with hundreds of requests of two tenants under way, and
 * everything that goes wrong: clients that leave in the middle, statements that are cancelled or take
 * too long, connections that the server ends. Nobody gets a byte of the other tenant, and everybody
 * gets the answer to what they asked.
 */
import { byEffort, recordFigures } from '@fiducia/tenants/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';
import { startCrowd, type Crowd, type CrowdResult } from './crowd-process.js';
import { crowdQuestions } from './crowd-questions.js';

const CONNECTIONS = 2;
/** On a busy machine two connections cannot serve hundreds within the time that one may wait. */
const IN_FLIGHT = byEffort({ test: 64, quick: 256, full: 256 });
const FEW = 16;
const REQUESTS = byEffort({ test: 900, quick: 5_000, full: 100_800 });
/** Short enough for access tokens, which live for ten minutes, on a slow machine as well. */
const REQUESTS_PER_SIGN_IN = 12_600;
/** Every so many requests the server ends the pool's connections. */
const TERMINATE_EVERY = 500;
/** In between, statements are cancelled: what a time-out of theirs looks like, without the wait. */
const CANCEL_EVERY = 200;
/** Locks that outlast the time-out of a statement, which is 10 s. */
const LOCKS = byEffort({ test: 0, quick: 1, full: 4 });
const LOCK_EVERY = Math.floor(REQUESTS / (LOCKS + 1) / 100) * 100;
const LOCK_CLIENTS = `BEGIN; LOCK TABLE client IN ACCESS EXCLUSIVE MODE;
  SELECT pg_sleep(10.5); COMMIT`;
/** Some minutes on two quiet processors; a machine that is busy may take its time. */
const BOUND_MS = 1_800_000;
const APPLICATION = 'pool-over-http';
/** What is answered while the database is away or busy. */
const DATABASE_AWAY = /^(200|503) (OVERLOADED|OPERATION_TIMEOUT)$/;

let gateway: TestGateway;
let superuser: pg.Client;
let crowd: Crowd;

beforeAll(async () => {
  gateway = await startTestGateway({
    engine: false,
    // Lost connections are what this is about: the log need not tell of them.
    database: {
      poolSize: CONNECTIONS,
      applicationName: APPLICATION,
      log: { warn: () => undefined },
    },
  });
  superuser = new pg.Client({ connectionString: gateway.database.superuserUrl });
  await superuser.connect();
  crowd = startCrowd();
});
afterAll(async () => {
  await crowd.stop();
  await superuser.end();
  await gateway.stop();
});

/** What was done to the connections, and how many there were of them. */
const trouble = { backends: 0, terminated: 0, cancelled: 0, locked: 0 };
const OF_POOL = `FROM pg_stat_activity
  WHERE application_name = '${APPLICATION}' AND backend_type = 'client backend'`;

async function onBackends(did: 'terminated' | 'cancelled', sql: string): Promise<void> {
  const { rows } = await superuser.query<{ backends: number }>({
    text: `SELECT count(*)::int AS backends ${OF_POOL}`,
  });
  trouble.backends = Math.max(trouble.backends, rows[0]?.backends ?? 0);
  trouble[did] += (await superuser.query({ text: `SELECT ${sql} ${OF_POOL}` })).rowCount ?? 0;
}

/** Whoever asks for a client waits, on both connections, until the statement's time is over. */
async function lockClients(): Promise<void> {
  const other = new pg.Client({ connectionString: gateway.database.superuserUrl });
  await other.connect();
  await other.query(LOCK_CLIENTS);
  await other.end();
  trouble.locked += 1;
}

/** Hears how far the crowd is, and makes the trouble that is due there. */
function troublemaker(already: number, done: Promise<void>[]): (sent: number) => void {
  let last = Promise.resolve();
  const next = (...made: Parameters<typeof onBackends>): void => {
    last = last.then(() => onBackends(...made));
    done.push(last);
  };
  return (sent) => {
    const total = already + sent;
    if (total % TERMINATE_EVERY === 0) next('terminated', 'pg_terminate_backend(pid)');
    else if (total % CANCEL_EVERY === 0) next('cancelled', 'pg_cancel_backend(pid)');
    if (total % LOCK_EVERY === 0 && total / LOCK_EVERY <= LOCKS) done.push(lockClients());
  };
}

async function sendInTrouble(firstNumber: number): Promise<CrowdResult> {
  const questions = await crowdQuestions(gateway);
  const requests = Math.min(REQUESTS_PER_SIGN_IN, REQUESTS - firstNumber);
  const done: Promise<void>[] = [];
  const onSent = troublemaker(firstNumber, done);
  const job = { url: gateway.url, questions, firstNumber, requests, inFlight: IN_FLIGHT };
  const result = await crowd.run(job, onSent);
  await Promise.all(done);
  return result;
}

function joined(results: readonly CrowdResult[]) {
  const sum = (of: (one: CrowdResult) => number) => results.reduce((all, one) => all + of(one), 0);
  const refused: Record<string, number> = {};
  for (const [said, times] of results.flatMap((one) => Object.entries(one.refused))) {
    refused[said] = (refused[said] ?? 0) + times;
  }
  return {
    ...{ requests: sum(({ sent }) => sent), answered: sum(({ answered }) => answered) },
    ...{ givenUp: sum(({ givenUp }) => givenUp), ownFacts: sum(({ ownFacts }) => ownFacts) },
    ...{ sockets: sum(({ sockets }) => sockets), refused },
    crossReads: sum(({ leaks }) => leaks.length),
    misplaced: sum(({ misplaced }) => misplaced.length),
    broken: sum(({ broken }) => broken.length),
  };
}

it(
  'everybody gets their own answers, whatever happens to connections and clients',
  async (context) => {
    const started = performance.now();
    const results: CrowdResult[] = [];
    for (let sent = 0; sent < REQUESTS; sent += REQUESTS_PER_SIGN_IN) {
      results.push(await sendInTrouble(sent));
    }
    const seconds = Math.round((performance.now() - started) / 1_000);
    const found = joined(results);
    recordFigures(context, 'pool-over-http', {
      inFlight: IN_FLIGHT,
      ...trouble,
      ...found,
      seconds,
    });
    expect(results.flatMap(({ leaks }) => leaks)).toEqual([]);
    expect(results.flatMap(({ misplaced }) => misplaced)).toEqual([]);
    expect(results.flatMap(({ broken }) => broken)).toEqual([]);
    // The database was away, or took too long: said so, and nothing else.
    const unexpected = Object.keys(found.refused).filter((said) => !DATABASE_AWAY.test(said));
    expect(unexpected).toEqual([]);
    expect(found.requests).toBe(REQUESTS);
    // A machine that is busy refuses most of it; each request has one end all the same.
    const refusals = Object.values(found.refused).reduce((sum, times) => sum + times, 0);
    expect(found.answered + found.givenUp + refusals).toBe(REQUESTS);
    expect(found.answered).toBeGreaterThan(REQUESTS / 50);
    expect(trouble.backends).toBe(CONNECTIONS);
    expect(trouble.locked).toBe(LOCKS);
  },
  BOUND_MS,
);

it('afterwards everything is answered as before', async () => {
  const questions = await crowdQuestions(gateway);
  const job = { url: gateway.url, questions, firstNumber: 0, requests: 100, inFlight: FEW };
  const { refused, misplaced, broken } = await crowd.run(job, () => undefined);
  expect({ refused, misplaced, broken }).toEqual({ refused: {}, misplaced: [], broken: [] });
});

it('nothing of the other tenant was written into a log', async () => {
  for (const [own, other] of [
    [gateway.a, gateway.b],
    [gateway.b, gateway.a],
  ] as const) {
    const { rows } = await superuser.query<{ written: number; foreign: number }>({
      text: `SELECT count(*)::int AS written,
               count(*) FILTER (WHERE strpos(leaf, $2) > 0)::int AS foreign
             FROM audit_entry WHERE tenant_id = $1 AND action = 'user.view-as'`,
      values: [own.tenantId, other.tenantId.replaceAll('-', '')],
    });
    expect(rows[0]?.written).toBeGreaterThan(0);
    expect(rows[0]?.foreign).toBe(0);
  }
});
