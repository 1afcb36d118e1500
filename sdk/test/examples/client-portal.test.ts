/** The example portal against the started product, in a browser: live, branded, and without a secret. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createClient } from '../../src/index.js';
import type { Account, FiduciaClient } from '../../src/index.js';
import { chromiumPath, launchChromium } from '../browser.js';
import { startProduct } from '../product/started-product.js';
import type { StartedProduct } from '../product/started-product.js';

const SERVER = fileURLToPath(new URL('../../examples/client-portal/server.ts', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LIMIT_MS = 300_000;
/** Where pictures of the page are kept, for whoever wants to look at them. */
const PICTURES = process.env['FIDUCIA_TEST_SCREENSHOTS'];

describe.skipIf(chromiumPath === undefined)('the client portal', () => {
  let product: StartedProduct;
  let server: ChildProcess;
  let url: string;
  let browser: Browser;
  let page: Page;
  let shown: readonly Account[];
  let foreign: Account | undefined;
  let fiducia: FiduciaClient;
  let tradedId: string;
  const problems: string[] = [];
  const received: string[] = [];

  beforeAll(async () => {
    product = await startProduct();
    const [{ apiKey }] = product.partners;
    fiducia = createClient({ url: product.url, apiKey });
    const accounts = await fiducia.accounts.list({ status: 'ACTIVE' }).toArray();
    const room = ({ mandate, exposurePct }: Account) =>
      Number(mandate.maxGrossExposurePct) - Number(exposurePct);
    const [traded] = accounts.toSorted((a, b) => room(b) - room(a));
    tradedId = traded?.id ?? '';
    const clientId = traded?.client.id ?? '';
    await stopStrategies();
    shown = await fiducia.accounts.list({ clientId }).toArray();
    foreign = accounts.find(({ client }) => client.id !== clientId);
    ({ server, url } = await startPortal(product.home, clientId));
    browser = await launchChromium();
    page = await browser.newPage();
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on(
      'console',
      (message) => void (message.type() === 'error' && problems.push(message.text())),
    );
    page.on('response', (response) => {
      if (response.url().endsWith('/api/live')) return;
      response.text().then(
        (text) => received.push(text),
        () => undefined,
      );
    });
    await page.goto(url);
    await page.waitForSelector('.account');
  }, LIMIT_MS);

  afterAll(async () => {
    await browser?.close();
    server?.kill('SIGTERM');
    await product?.stop();
  });

  function section() {
    return page.locator('.account').nth(shown.findIndex(({ id }) => id === tradedId));
  }

  /** Otherwise they may use up the room under the mandate before the order comes. */
  async function stopStrategies(): Promise<void> {
    const { deployments } = await fiducia.accounts.get(tradedId);
    const running = deployments.filter(({ status }) => status === 'RUNNING');
    await Promise.all(running.map(({ id }) => fiducia.deployments.stop({ deploymentId: id })));
  }

  async function picture(name: string): Promise<void> {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  }

  it("shows one client's accounts in the partner's brand", async () => {
    const names = await page.locator('.account .name').allTextContents();
    expect(names.map((name) => name.replace(' (halted)', ''))).toEqual(
      shown.map(({ name }) => name),
    );
    expect(await page.textContent('#client')).toBe(shown[0]?.client.name);
    const [{ slug }] = product.partners;
    const { primaryColor, productName } = await createClient({ url: product.url }).branding({
      slug,
    });
    expect(await page.textContent('#product')).toBe(productName);
    const colour = await page.evaluate(
      'getComputedStyle(document.documentElement).getPropertyValue("--primary").trim()',
    );
    expect(colour).toBe(primaryColor);
  });

  it(
    'asks before it orders, and shows the order until it is filled',
    { timeout: 60_000 },
    async () => {
      const dialog = page.locator('#confirm');
      const answer = section().locator('.answer');
      await section().locator('button[value=BUY]').click();
      expect(await dialog.locator('#question').textContent()).toMatch(/^Buy 0\.5 \S+ in /);
      expect(await dialog.locator('#estimate').textContent()).toMatch(/about .*\d/);
      await picture('client-portal-confirm');
      await dialog.locator('button[value=cancel]').click();
      expect(await answer.textContent()).toBe('');
      await section().locator('button[value=BUY]').click();
      await dialog.locator('button[value=place]').click();
      await expect.poll(() => answer.textContent()).toMatch(/^The order is /);
      const row = section().locator('tbody tr').filter({ hasText: 'Buy 0.5 ' });
      const words = () => row.allTextContents().then((rows) => rows.join());
      await expect.poll(words, { timeout: 30_000 }).toMatch(/filled\d/);
      await picture('client-portal');
    },
  );

  it('shows equity as it changes, without a reload', async () => {
    await page.waitForFunction('document.querySelector("#connection").textContent === "Live"');
    const now = () => page.locator('.equity').allTextContents();
    const before = await now();
    await expect.poll(now, { timeout: 30_000 }).not.toEqual(before);
  });

  it('says why risk refuses an order', async () => {
    await section().locator('input[name=quantity]').fill('1000000');
    await section().locator('button[value=BUY]').click();
    await page.locator('#confirm button[value=place]').click();
    const answer = section().locator('.answer.refused');
    await expect.poll(() => answer.textContent()).toMatch(/\S+ \S+ \S+/);
    await picture('client-portal-denied');
  });

  it("takes no order for another client's account, nor from another site", async () => {
    const body = JSON.stringify({
      accountId: foreign?.id,
      symbol: 'SPX',
      side: 'BUY',
      quantity: '1',
      idempotencyKey: '0'.repeat(32),
    });
    const post = (headers: Record<string, string>) =>
      fetch(`${url}/api/orders`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      }).then(({ status }) => status);
    expect(await post({ origin: url })).toBe(404);
    expect(await post({ origin: 'https://evil.example' })).toBe(403);
    expect(await post({})).toBe(403);
    expect(await post({ origin: url, 'content-type': 'text/plain' })).toBe(403);
  });

  it('answers addresses that are none, and goes on', async () => {
    const { port } = new URL(url);
    const statusOf = (path: string) =>
      new Promise((resolve, reject) => {
        get({ port, path }, (response) => resolve(response.resume().statusCode)).on(
          'error',
          reject,
        );
      });
    for (const path of ['//', '/%', '/__proto__', '//[']) expect(await statusOf(path)).toBe(404);
    expect(await statusOf('/')).toBe(200);
  });

  it('can be read and used on a telephone and by whoever does not see it', async () => {
    await page.setViewportSize({ width: 375, height: 700 });
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(overflow)).toBe(0);
    await picture('client-portal-phone');
    // Not as a script tag: the page's own policy would refuse it.
    await page.evaluate(AXE);
    const violations = await page.evaluate(
      'axe.run().then(({ violations }) => violations.map(({ id, help }) => `${id}: ${help}`))',
    );
    expect(violations).toEqual([]);
  });

  it('gives the browser no secret and lets in no foreign script', async () => {
    const [{ apiKey }] = product.partners;
    expect(received.length).toBeGreaterThan(3);
    for (const text of received) expect(text).not.toContain(apiKey.slice(0, 20));
    const { headers } = await fetch(url);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    // The refusal of the order is the one answer that a browser reports as failed.
    expect(problems.filter((problem) => !problem.includes('422'))).toEqual([]);
  });
});

function startPortal(home: string, clientId: string) {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, FIDUCIA_HOME: home, CLIENT_ID: clientId, PORT: '0' };
  const server = spawn(process.execPath, [SERVER], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  server.stderr.on('data', (chunk: Buffer) => (stderr += String(chunk)));
  return new Promise<{ server: ChildProcess; url: string }>((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`The portal ended with ${code}: ${stderr}`)));
    server.stdout.on('data', (chunk: Buffer) => {
      const url = /http:\S+/.exec(String(chunk))?.[0];
      if (url !== undefined) resolve({ server, url });
    });
  });
}
