/** The portal in LIVE: browser sessions run the portal's own operations, and no others. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './support/chromium.js';
import { Portal } from './support/portal.js';
import { INVESTED_MARKET, startProduct } from './support/running-product.js';
import type { RunningProduct } from './support/running-product.js';

const START_MS = 120_000;
const TEST_MS = 120_000;
const POLL = { timeout: 60_000, interval: 200 };
/** What LIVE answers to an operation that the portal's build has not listed. */
const NOT_LISTED = /OPERATION_NOT_PERSISTED|PERSISTED_OPERATION_UNKNOWN/;

/** Every page that the owner reaches, with something that only stands there when it was read. */
const PAGES: readonly (readonly [path: string, shown: RegExp])[] = [
  ['/research', /Nothing has been researched yet/],
  ['/research/new', /Run backtest/],
  ['/approvals', /Nothing waits for a decision/],
  ['/api-keys', /Demo desk/],
  ['/team', /Who works here/],
  ['/team?tab=roles', /Risk officer/],
  ['/security', /This one/],
  ['/audit', /Verify the log/],
];

describe.skipIf(chromiumPath === undefined)('the portal in LIVE', { timeout: TEST_MS }, () => {
  let browser: Browser;
  let product: RunningProduct;
  const opened: Portal[] = [];
  const refusals: string[] = [];
  const open = async (role: string): Promise<Portal> => {
    const portal = await Portal.open(browser, product, product.partner('meridian'));
    opened.push(portal);
    noteRefusals(portal.page, refusals);
    await portal.enter(role);
    await portal.page.getByRole('table').waitFor();
    return portal;
  };
  beforeAll(async () => {
    const live = { FIDUCIA_ENVIRONMENT: 'LIVE' };
    [browser, product] = await Promise.all([launchChromium(), startProduct(INVESTED_MARKET, live)]);
  }, START_MS);
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((portal) => portal.close()));
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), product?.stop()]);
  }, START_MS);

  it('lets in with both steps, and shows figures that move', async () => {
    const portal = await open('PORTFOLIO_MANAGER');
    const before = await portal.figure('Total equity');
    await expect.poll(() => portal.figure('Total equity'), POLL).not.toBe(before);
    await portal.screenshot('live-overview');
    expect(refusals).toEqual([]);
    expect(portal.complaints).toEqual([]);
  });

  it('refuses an order with its reason, takes another and cancels it', async () => {
    const portal = await open('PORTFOLIO_MANAGER');
    const { page } = portal;
    await portal.openAccount('Castellanos Balanced');
    await page.locator('canvas').first().waitFor();
    await page.getByRole('button', { name: 'Place order' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Quantity').fill('1000000');
    await dialog.getByRole('button', { name: 'Buy', exact: true }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Type').selectOption({ label: 'Limit' });
    await dialog.getByLabel('Quantity').fill('1');
    await dialog.getByLabel('Limit price').fill('100');
    await dialog.getByRole('button', { name: 'Buy', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Orders' }).click();
    const order = page.getByRole('row').filter({ hasText: 'Limit 100.00, GTC' });
    await order.getByText('Accepted').waitFor();
    await order.getByRole('button', { name: /Cancel/ }).click();
    await order.getByText('Cancelled', { exact: true }).waitFor();
    expect(refusals).toEqual([]);
    expect(portal.complaints).toEqual([]);
  });

  it('reads every page of the owner, and halts with a reason', async () => {
    const portal = await open('TENANT_OWNER');
    const { page } = portal;
    for (const [path, shown] of PAGES) {
      await page.goto(portal.url(path));
      await page.getByText(shown).filter({ visible: true }).first().waitFor();
    }
    await page.goto(portal.url());
    await page.getByRole('rowheader').first().getByRole('link').click();
    await page.getByRole('button', { name: 'Halt account' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Looked at in LIVE');
    await dialog.getByRole('button', { name: 'Halt account' }).click();
    await dialog.getByText('The account is halted').waitFor();
    await portal.screenshot('live-halted');
    expect(refusals).toEqual([]);
    expect(portal.complaints).toEqual([]);
  });

  it('refuses a session everything that a script in its page might ask besides', async () => {
    const portal = await open('PORTFOLIO_MANAGER');
    const ask = (query: string): Promise<string> =>
      portal.page.evaluate(async (text) => {
        const headers = { 'content-type': 'application/json' };
        const body = JSON.stringify({ query: text });
        return (await fetch('/graphql', { method: 'POST', headers, body })).text();
      }, query);
    expect(await ask('{ viewer { id } }')).toMatch(NOT_LISTED);
    expect(await ask('{ __schema { queryType { name } } }')).toMatch(/"code":"[A-Z_]+"/);
  });
});

/** Refusals arrive as ordinary answers, over HTTP and over the live connection. */
function noteRefusals(page: Page, refusals: string[]): void {
  const note = (text: string): void => {
    if (NOT_LISTED.test(text)) refusals.push(text);
  };
  page.on('response', (response) => {
    if (!response.url().endsWith('/graphql')) return;
    // A page that is left takes its answers with it.
    response.text().then(note, () => undefined);
  });
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => note(String(payload)));
  });
}
