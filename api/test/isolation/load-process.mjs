/**
 * Sends requests to a gateway from a process of its own, so that the load does not slow down what
 * measures it. Takes one job at a time by message and answers with its latencies in milliseconds.
 *
 * A job keeps `perSecond` requests a second going out at their intended times (latency counts from
 * there, so that a stalled server is not measured gently), or with `perSecond` null as many as
 * `connections` can carry one after another.
 */
import { Agent, request } from 'node:http';

process.on('message', (job) => {
  void run(job).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit());

async function run(job) {
  const agent = new Agent({ keepAlive: true, maxSockets: job.connections });
  const result = { latencies: [], statuses: {}, failures: [] };
  const started = performance.now();
  const end = started + job.milliseconds;
  let next = 0;
  const question = () => job.questions[next++ % job.questions.length];
  if (job.perSecond === null) {
    const loop = async () => {
      while (performance.now() < end)
        await send(agent, job.url, question(), performance.now(), result);
    };
    await Promise.all(Array.from({ length: job.connections }, loop));
  } else {
    const pending = [];
    for (let intended = started; intended < end; intended += 1_000 / job.perSecond) {
      const early = intended - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      pending.push(send(agent, job.url, question(), intended, result));
    }
    await Promise.all(pending);
  }
  agent.destroy();
  return result;
}

let sent = 0;

/** An order that is placed is canceled again, so that an account never has too many. */
async function send(agent, url, question, intended, result) {
  const { query, variables, token, expect, thenCancel } = question;
  sent += 1;
  const text = JSON.stringify({ query, variables })
    .replaceAll('FRESH_KEY', `load-${process.pid}-${sent}`)
    .replaceAll('FRESH_PRICE', String(700 + (sent % 10_000) / 100));
  const answer = await post(agent, url, token, text).catch((error) => ({ error }));
  if ('error' in answer) {
    result.failures.push(String(answer.error).slice(0, 300));
    return;
  }
  const { status, body } = answer;
  result.statuses[status] = (result.statuses[status] ?? 0) + 1;
  result.latencies.push(performance.now() - intended);
  if (expect !== undefined && !body.includes(expect)) result.failures.push(body.slice(0, 300));
  const [, orderId] = /"id":"(ord_[0-9a-f]{32})"/.exec(body) ?? [];
  if (thenCancel === undefined || orderId === undefined) return;
  const cancel = JSON.stringify(thenCancel)
    .replaceAll('FRESH_KEY', `load-${process.pid}-${sent}-cancel`)
    .replaceAll('ORDER_ID', orderId);
  await post(agent, url, token, cancel).catch(() => undefined);
}

function post(agent, url, token, text) {
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      agent,
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    });
    asked.on('error', reject);
    asked.on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    asked.end(text);
  });
}
