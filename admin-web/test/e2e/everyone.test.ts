/** The portal for everyone: phone, keyboard, screen reader, every role, bad days. */
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './support/chromium.js';
import { Portal } from './support/portal.js';
import type { PortalOptions } from './support/portal.js';
import { INVESTED_MARKET, startProduct } from './support/running-product.js';
import type { DemoPartner, RunningProduct } from './support/running-product.js';

const START_MS = 120_000;
const TEST_MS = 120_000;
const POLL = { timeout: 60_000, interval: 200 };
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true };
const TABS = ['Positions', 'Orders', 'Strategies', 'Limits', 'Audit trail'];

describe.skipIf(chromiumPath === undefined)('the portal', { timeout: TEST_MS }, () => {
  let browser: Browser;
  let product: RunningProduct;
  let meridian: DemoPartner;
  const opened: Portal[] = [];
  const open = async (options: PortalOptions = {}): Promise<Portal> => {
    const portal = await Portal.open(browser, product, meridian, options);
    opened.push(portal);
    return portal;
  };
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchChromium(), startProduct(INVESTED_MARKET)]);
    meridian = product.partner('meridian');
  }, START_MS);
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((portal) => portal.close()));
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), product?.stop()]);
  }, START_MS);

  it('loads less than 250 kB of script before the charts', async () => {
    const portal = await open();
    const scripts: Promise<Buffer>[] = [];
    portal.page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.body());
    });
    await portal.enter('PORTFOLIO_MANAGER');
    await portal.page.getByRole('table').waitFor();
    const sizes = (await Promise.all(scripts)).map((body) => gzipSync(body).length);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000);
  });

  it.each(['light', 'dark'] as const)('is accessible on every page in the %s', async (scheme) => {
    const portal = await open({ colorScheme: scheme, reducedMotion: 'reduce' });
    await portal.page.goto(portal.url());
    await portal.page.getByLabel('E-mail address').waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.fillSignIn('TENANT_OWNER');
    await portal.page.getByRole('table').waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.page.getByRole('rowheader').first().getByRole('link').click();
    await portal.page.locator('canvas').first().waitFor();
    for (const tab of TABS) {
      await portal.page.getByRole('tab', { name: tab }).click();
      await portal.page.locator('.skeleton').first().waitFor({ state: 'detached' });
      expect(await portal.accessibilityProblems()).toEqual([]);
    }
    for (const name of ['Place order', 'Halt account', 'Halt all']) {
      await portal.page.getByRole('button', { name }).first().click();
      expect(await portal.accessibilityProblems()).toEqual([]);
      await portal.page.keyboard.press('Escape');
    }
    await portal.page.getByRole('link', { name: 'Audit trail' }).click();
    await portal.page.locator('.audit-entry').first().click();
    expect(await portal.accessibilityProblems()).toEqual([]);
    expect(portal.complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('fits a phone in the %s', async (scheme) => {
    const portal = await open({ ...PHONE, colorScheme: scheme });
    await portal.enter('RISK_OFFICER');
    await portal.page.getByRole('table').waitFor();
    expect(await portal.overflowPx()).toBe(0);
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot(`phone-${scheme}-overview`, true);
    await portal.page.getByRole('rowheader').first().getByRole('link').click();
    await portal.page.locator('canvas').first().waitFor();
    for (const tab of TABS) {
      await portal.page.getByRole('tab', { name: tab }).click();
      await portal.page.locator('.skeleton').first().waitFor({ state: 'detached' });
      expect(await portal.overflowPx()).toBe(0);
      await portal.screenshot(`phone-${scheme}-${tab.toLowerCase().replace(' ', '-')}`, true);
    }
    await portal.page.getByRole('button', { name: 'Halt account' }).click();
    expect(await portal.overflowPx()).toBe(0);
    await portal.screenshot(`phone-${scheme}-halt`);
    expect(portal.complaints).toEqual([]);
  });

  it('can be worked by the keyboard alone', async () => {
    const portal = await open();
    const { page } = portal;
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    const tabTo = async (text: RegExp, most = 40): Promise<void> => {
      for (let step = 0; step < most; step++) {
        if (text.test(await focused())) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab does not reach ${text}`);
    };
    await page.goto(portal.url());
    await page.getByLabel('E-mail address').waitFor();
    const { email } = portal.person('RISK_OFFICER');
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(product.password);
    await page.keyboard.press('Enter');
    await page.getByLabel('Six-digit code').waitFor();
    await page.keyboard.type(await product.nextCode(email));
    await page.keyboard.press('Enter');
    await page.getByRole('table').waitFor();
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await tabTo(/^Client/);
    await page.keyboard.press('Tab');
    const client = await page.getByRole('rowheader').first().getByRole('link').innerText();
    await tabTo(new RegExp(`^${client}$`));
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Positions' }).waitFor();
    await tabTo(/^Halt account$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.tagName), POLL)
      .toBe('TEXTAREA');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused()).toBe('Halt account');
    await tabTo(/^Positions/);
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Orders');
    expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('Orders');
    expect(portal.complaints).toEqual([]);
  });

  it('shows a reader no button that the reader may not use', async () => {
    const portal = await open();
    await portal.signIn('CLIENT_READER');
    await portal.page.getByRole('table').waitFor();
    expect(await portal.page.getByRole('button', { name: 'Halt all' }).count()).toBe(0);
    expect(await portal.page.getByRole('link', { name: 'Audit trail' }).count()).toBe(0);
    await portal.page.getByRole('rowheader').first().getByRole('link').click();
    await portal.page.getByRole('tab', { name: 'Strategies' }).click();
    for (const name of ['Place order', 'Halt account', 'Deploy strategy', 'Stop strategy']) {
      expect(await portal.page.getByRole('button', { name }).count()).toBe(0);
    }
    for (const page of ['/audit', '/team', '/api-keys']) {
      await portal.page.goto(portal.url(page));
      await portal.page.getByText('Your role does not include').waitFor();
    }
    expect(portal.complaints).toEqual([]);
  });

  it('shows support what an account does, and no amount of money', async () => {
    const portal = await open();
    await portal.signIn('SUPPORT');
    const row = portal.page.getByRole('row').nth(1);
    await row.getByRole('cell', { name: '•••' }).first().waitFor();
    expect(await row.locator('.sparkline').count()).toBe(0);
    // Neither as a share: 0 % would tell that nothing is held.
    expect(await row.innerText()).not.toMatch(/\d\s*%/);
    expect(await row.locator('.meter').count()).toBe(0);
    await portal.screenshot('support-overview');
    await row.getByRole('link').click();
    const positions = portal.page.getByRole('table', { name: 'Positions' });
    await positions.waitFor();
    // Quantity, average price, value and both results; the last price is everybody's.
    const hidden = positions.getByRole('row').nth(1).getByRole('cell', { name: '•••' });
    expect(await hidden.count()).toBe(5);
    await portal.screenshot('support-account', true);
    expect(portal.complaints).toEqual([]);
  });

  it('refuses a wrong password in words, and says nothing more', async () => {
    const portal = await open();
    await portal.page.goto(portal.url());
    await portal.page.getByLabel('E-mail address').fill(portal.person('RISK_OFFICER').email);
    await portal.page.getByLabel('Password').fill('not the password');
    await portal.page.keyboard.press('Enter');
    await portal.page.getByRole('alert').getByText('do not match').waitFor();
    await portal.screenshot('sign-in-refused');
  });

  it('leads to sign-in when the session ends, and back to where one was', async () => {
    const portal = await open();
    const account = meridian.accounts[0]?.id ?? '';
    await portal.signIn('PORTFOLIO_MANAGER', `/accounts/${account}?tab=orders`);
    await portal.page.getByRole('tab', { name: 'Orders', selected: true }).waitFor();
    await portal.context.clearCookies();
    // The next question to the server finds out: this one, unless a live event asked before.
    const filter = portal.page.getByText('Not filled', { exact: true });
    await filter.click({ timeout: 5_000 }).catch(() => undefined);
    await portal.page.getByText('Your session has ended').waitFor();
    await portal.screenshot('session-ended');
    await portal.fillSignIn('PORTFOLIO_MANAGER');
    await portal.page.getByRole('tab', { name: 'Orders', selected: true }).waitFor();
  });

  it('says when live figures stop, and goes on by itself', async () => {
    const portal = await open({ allowedNoise: /WebSocket/ });
    let mayConnect = true;
    const sockets: { close(options: { code: number }): Promise<void> }[] = [];
    await portal.page.routeWebSocket(/graphql/, (socket) => {
      if (!mayConnect) return void socket.close({ code: 1012 });
      socket.connectToServer();
      sockets.push(socket);
    });
    await portal.enter('PORTFOLIO_MANAGER');
    await portal.page.getByRole('table').waitFor();
    const start = await portal.figure('Total equity');
    await expect.poll(() => portal.figure('Total equity'), POLL).not.toBe(start);
    mayConnect = false;
    await Promise.all(sockets.splice(0).map((socket) => socket.close({ code: 1012 })));
    await portal.page.getByText('Live figures are interrupted').waitFor();
    await portal.screenshot('connection-lost');
    mayConnect = true;
    await portal.page.getByText('Live figures are interrupted').waitFor({ state: 'detached' });
    const stood = await portal.figure('Total equity');
    await expect.poll(() => portal.figure('Total equity'), POLL).not.toBe(stood);
    expect(portal.complaints).toEqual([]);
  });

  it('knows nothing of another partner’s account', async () => {
    const portal = await open();
    await portal.signIn('TENANT_OWNER');
    const foreign = product.partner('northwind').accounts[0]?.id ?? '';
    await portal.page.goto(portal.url(`/accounts/${foreign}`));
    await portal.page.getByText('This page could not be shown').waitFor();
    for (const { client, name } of product.partner('northwind').accounts) {
      expect(await portal.page.content()).not.toContain(client);
      expect(await portal.page.content()).not.toContain(name);
    }
  });
});
