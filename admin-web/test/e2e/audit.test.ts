/** The audit explorer in a real browser: search, difference, and proofs that run in the page. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './support/chromium.js';
import { Portal } from './support/portal.js';
import { QUIET_MARKET, startProduct } from './support/running-product.js';
import type { RunningProduct } from './support/running-product.js';

const START_MS = 120_000;
const POLL = { timeout: 60_000, interval: 200 };

describe.skipIf(chromiumPath === undefined)('the audit explorer', { timeout: 120_000 }, () => {
  let browser: Browser;
  let product: RunningProduct;
  let portal: Portal;
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchChromium(), startProduct(QUIET_MARKET)]);
    portal = await Portal.open(browser, product, product.partner('meridian'), {
      acceptDownloads: true,
    });
    await portal.signIn('COMPLIANCE_OFFICER', '/audit');
  }, START_MS);
  afterAll(async () => {
    await portal?.close();
    await Promise.all([browser?.close(), product?.stop()]);
  }, START_MS);

  it('keeps its filters in the address, and opens an entry with what it changed', async () => {
    const { page } = portal;
    const search = page.getByLabel('Search');
    await page.goto(portal.url('/audit?q=order.place'));
    expect(await search.inputValue()).toBe('order.place');
    await page.getByRole('link', { name: 'Audit trail' }).click();
    await expect.poll(() => search.inputValue(), POLL).toBe('');
    await page.goto(portal.url('/audit?kind=account.'));
    await page.locator('.audit-entry').first().waitFor();
    await search.fill('account.create');
    await page.waitForURL(/q=account\.create/);
    await page.locator('.audit-entry').first().locator('summary').click();
    await page.getByRole('link', { name: 'Open this entry' }).first().click();
    await page.getByRole('button', { name: 'Prove it here' }).click();
    await page.getByText(/Proven: this entry stands/).waitFor();
    await portal.screenshot('audit-entry', true);
    expect(await portal.accessibilityProblems()).toEqual([]);
  });

  it('verifies the log in the page, and refuses a tampered export by name', async () => {
    const { page } = portal;
    await page.goto(portal.url('/audit'));
    await page.getByRole('button', { name: 'Verify the log' }).click();
    await page.getByText('The log is verified').waitFor();
    await portal.screenshot('audit-verified');
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const path = await (await waiting).path();
    const text = readFileSync(path, 'utf8').replace('account.create', 'account.creatd');
    const file = { name: 'tampered.ndjson', mimeType: 'text/plain', buffer: Buffer.from(text) };
    await page.getByLabel(/Verify an export/).setInputFiles(file);
    await page.getByText('tampered.ndjson is not what was written').waitFor();
    await page.getByText(/Entry \d+ \(account\.creatd, .*was changed/).waitFor();
    await portal.screenshot('audit-refused');
    expect(await portal.accessibilityProblems()).toEqual([]);
    expect(portal.complaints).toEqual([]);
  });

  it('fits a phone', async () => {
    await portal.page.setViewportSize({ width: 360, height: 780 });
    await portal.page.goto(portal.url('/audit'));
    await portal.page.locator('.audit-entry').first().waitFor();
    await portal.screenshot('audit-phone');
    expect(await portal.overflowPx()).toBeLessThanOrEqual(0);
  });
});
