/**
 * `npm run test:redis`: the gateway's own tests again, with counters and channels on Redis.
 *
 * Uses REDIS_URL, else starts redis-server on a free port for as long as the tests run.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { prepare } from './lib/prepare.mjs';
import { bundledNode, nodeModules, root, say } from './lib/root.mjs';

const TESTS = ['api/test/gateway', 'api/test/attack/live.test.ts'];

await prepare();
const redis = process.env.REDIS_URL ? null : await startRedis();
const url = process.env.REDIS_URL ?? redis?.url;
if (url === undefined) {
  say('There is no redis-server on the path and no REDIS_URL: nothing to test.');
} else {
  process.exitCode = await runTests(url);
  redis?.stop();
}

/** @param {string} redisUrl @returns {Promise<number>} */
function runTests(redisUrl) {
  const vitest = join(nodeModules, 'vitest', 'vitest.mjs');
  const env = { ...process.env, FIDUCIA_TEST_REDIS_URL: redisUrl };
  const child = spawn(bundledNode, [vitest, 'run', ...TESTS], { cwd: root, stdio: 'inherit', env });
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Null where it is not installed. */
async function startRedis() {
  const port = await freePort();
  const directory = mkdtempSync(join(tmpdir(), 'fiducia-redis-'));
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', directory];
  const child = spawn('redis-server', flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ready = await new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', () => resolve(false));
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      if (text.includes('Ready to accept connections')) resolve(true);
    });
  });
  const stop = () => {
    child.kill();
    rmSync(directory, { recursive: true, force: true });
  };
  if (!ready) {
    stop();
    return null;
  }
  return { url: `redis://127.0.0.1:${port}`, stop };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
