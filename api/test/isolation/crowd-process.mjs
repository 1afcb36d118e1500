/**
 * Is a crowd of clients of both tenants, in a process of its own: many requests at once over sockets
 * that are kept alive, some of which end in the middle. Takes one job at a time by message, and looks
 * at every byte that comes back.
 */
import { Agent, request } from 'node:http';

/** Every so manieth request is given up, in one of three ways in turn. */
const GIVE_UP_EVERY = 7;
const WAYS = ['HALF_SENT', 'WHILE_ASKED', 'AT_FIRST_BYTE'];
/** How long a request that is given up in the middle may have been asked, at most. */
const PATIENCE_MS = 40;
const TELL_EVERY = 100;
const SAMPLES = 10;

process.on('message', (job) => {
  void run(job).then((result) => process.send?.({ result }));
});
process.on('disconnect', () => process.exit());

async function run(job) {
  const agent = new Agent({ keepAlive: true, maxSockets: job.inFlight });
  const result = { sent: 0, answered: 0, givenUp: 0, refused: {}, ownFacts: 0, sockets: 0 };
  const samples = { leaks: [], misplaced: [], broken: [] };
  const state = { agent, job, result, samples, sockets: new WeakSet(), next: job.firstNumber };
  const end = job.firstNumber + job.requests;
  const client = async () => {
    while (state.next < end) await sendOne(state, state.next++);
  };
  await Promise.all(Array.from({ length: job.inFlight }, client));
  agent.destroy();
  return { ...result, ...samples };
}

async function sendOne(state, number) {
  const { job, result } = state;
  const question = job.questions[number % job.questions.length];
  const marker = `m${number}`;
  const isGivenUp = number % GIVE_UP_EVERY === GIVE_UP_EVERY - 1;
  const way = isGivenUp ? WAYS[Math.floor(number / GIVE_UP_EVERY) % WAYS.length] : null;
  const text = JSON.stringify({
    query: question.query.replaceAll('MARKER', marker),
    variables: question.variables,
  });
  result.sent += 1;
  if (result.sent % TELL_EVERY === 0) process.send?.({ sent: result.sent });
  const answer = await post(state, { token: question.token, text, way, number });
  judge(state, { question, marker }, answer);
}

/** What must not be there is looked for in everything that came, given up or not. */
function judge({ result, samples }, { question, marker }, { status, body, error, isGivenUp }) {
  const leaked = question.never.filter((secret) => body.includes(secret));
  if (leaked.length > 0) keep(samples.leaks, { question: question.name, leaked, body });
  if (isGivenUp) {
    result.givenUp += 1;
    return;
  }
  if (error !== null) {
    keep(samples.broken, { question: question.name, error });
    return;
  }
  const code = codeIn(body);
  if (code !== null) {
    const said = `${status} ${code}`;
    result.refused[said] = (result.refused[said] ?? 0) + 1;
    return;
  }
  const facts = question.always.map((fact) => fact.replaceAll('MARKER', marker));
  const missing = facts.filter((fact) => !body.includes(fact));
  result.ownFacts += facts.length - missing.length;
  if (missing.length === 0) result.answered += 1;
  else keep(samples.misplaced, { question: question.name, missing, status, body });
}

/** Of the first error; null for an answer without any. */
function codeIn(body) {
  try {
    const { errors } = JSON.parse(body);
    return errors === undefined ? null : (errors[0]?.extensions?.code ?? 'WITHOUT_CODE');
  } catch {
    return 'NO_JSON';
  }
}

/** All are counted; the first ones are shown. */
function keep(samples, { body, ...sample }) {
  samples.push(samples.length < SAMPLES ? { ...sample, body: body?.slice(0, 400) } : null);
}

function post({ agent, job, result, sockets }, { token, text, way, number }) {
  return new Promise((resolve) => {
    const chunks = [];
    let status = 0;
    let isGivenUp = false;
    const asked = request(job.url, {
      agent,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        authorization: `Bearer ${token}`,
      },
    });
    const giveUp = () => {
      isGivenUp = true;
      asked.destroy();
    };
    const done = (error) =>
      resolve({ status, body: Buffer.concat(chunks).toString('utf8'), error, isGivenUp });
    asked.on('socket', (socket) => {
      if (!sockets.has(socket)) result.sockets += 1;
      sockets.add(socket);
    });
    asked.on('error', (error) => done(String(error.code ?? error.message)));
    asked.on('close', () => done('CLOSED'));
    asked.on('response', (response) => {
      status = response.statusCode ?? 0;
      response.on('data', (chunk) => {
        chunks.push(chunk);
        if (way === 'AT_FIRST_BYTE') giveUp();
      });
      response.on('error', () => done('CLOSED'));
      response.on('end', () => done(null));
    });
    if (way === 'HALF_SENT') {
      asked.write(text.slice(0, text.length / 2), giveUp);
      return;
    }
    asked.end(text);
    if (way === 'WHILE_ASKED') setTimeout(giveUp, number % PATIENCE_MS);
  });
}
