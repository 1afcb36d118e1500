/** The installed package in a real page, without a bundler: modules, cookies, abort, no Node. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { chromiumPath, launchChromium } from '../browser.js';
import { ConsumerProject } from './packed-package.js';

const LIMIT_MS = 120_000;

const PAGE = `<!doctype html><title>Portal</title>
<script type="importmap">{"imports":{"@fiducia/sdk":"/esm/index.js"}}</script>
<script type="module">
import { AbortedError, createClient, ConfigurationError } from '@fiducia/sdk';
const client = createClient({ url: '/', credentials: 'cookie' });
const { name } = await client.viewer();
const caught = async (work) => { try { await work(); } catch (error) { return error; } };
const aborted = await caught(() => client.viewer({ signal: AbortSignal.abort() }));
const exposed = await caught(() =>
  createClient({ url: 'https://api.example', apiKey: 'fdk_test_a_b_c' }));
document.body.textContent = [name, aborted instanceof AbortedError,
  exposed instanceof ConfigurationError].join();
</script>`;

describe.skipIf(chromiumPath === undefined)('in Chromium', () => {
  let project: ConsumerProject;
  let server: Server;
  let browser: Browser;
  const heard: (string | undefined)[] = [];

  beforeAll(async () => {
    project = new ConsumerProject();
    server = createServer((request, response) => {
      const path = request.url ?? '/';
      const file = join(project.installed, 'dist', path);
      if (path === '/graphql') {
        heard.push(request.headers.cookie);
        response.setHeader('content-type', 'application/json');
        response.end('{"data":{"viewer":{"name":"Ada"}}}');
      } else if (path.endsWith('.js') && existsSync(file)) {
        response.setHeader('content-type', 'text/javascript');
        response.end(readFileSync(file));
      } else {
        response.setHeader('content-type', 'text/html');
        response.setHeader('set-cookie', 'session=1; HttpOnly');
        response.end(PAGE);
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await launchChromium();
  }, LIMIT_MS);

  afterAll(async () => {
    await browser?.close();
    server?.close();
    project?.remove();
  });

  it(
    'calls with cookies, aborts, and refuses a key that any visitor could read',
    async () => {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await page.waitForFunction('document.body.textContent.includes(",")');
      expect(await page.textContent('body')).toBe('Ada,true,true');
      expect(problems).toEqual([]);
      expect(heard[0]).toBe('session=1');
    },
    LIMIT_MS,
  );
});
