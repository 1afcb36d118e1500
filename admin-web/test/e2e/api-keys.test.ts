/** The keys of programs and of venues, from the first to the last look at each. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './support/chromium.js';
import { Portal } from './support/portal.js';
import { QUIET_MARKET, startProduct } from './support/running-product.js';
import type { RunningProduct } from './support/running-product.js';

const START_MS = 120_000;
const TEST_MS = 120_000;

describe.skipIf(chromiumPath === undefined)('API keys', { timeout: TEST_MS }, () => {
  let browser: Browser;
  let product: RunningProduct;
  let owner: Portal;
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchChromium(), startProduct(QUIET_MARKET)]);
    owner = await Portal.open(browser, product, product.partner('meridian'));
    await owner.signIn('TENANT_OWNER', '/api-keys');
  }, START_MS);
  afterAll(async () => {
    await Promise.all([browser?.close(), product?.stop()]);
  }, START_MS);

  const item = (name: string) => owner.page.getByRole('listitem').filter({ hasText: name }).first();

  it('are listed with what they may do, and read well on a phone', async () => {
    await owner.page.getByRole('heading', { name: 'Demo desk' }).waitFor();
    expect(await owner.accessibilityProblems()).toEqual([]);
    await owner.screenshot('api-keys', true);
    await owner.page.setViewportSize({ width: 390, height: 844 });
    expect(await owner.overflowPx()).toBe(0);
    await owner.screenshot('api-keys-phone', true);
    await owner.page.setViewportSize({ width: 1440, height: 1000 });
  });

  it('are made with scopes, and shown once', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: 'Create key …' }).click();
    const form = page.getByRole('dialog', { name: 'Create an API key' });
    await form.getByRole('button', { name: 'Create', exact: true }).click();
    await form.getByText('Say what it is for.').waitFor();
    await form.getByLabel('Name').fill('Nightly report');
    await form.getByLabel('Addresses it is used from').fill('127.0.0.0/8');
    expect(await owner.accessibilityProblems()).toEqual([]);
    await owner.screenshot('api-keys-create');
    await form.getByRole('button', { name: 'Create', exact: true }).click();
    const shown = page.getByRole('dialog', { name: 'Your new key' });
    expect(await shown.getByText(/^fdk_test_/).innerText()).toMatch(
      /^fdk_test_\w{8}_\w{43}_\w{6}$/,
    );
    await page.keyboard.press('Escape');
    expect(await shown.isVisible()).toBe(true);
    await owner.screenshot('api-keys-secret');
    await shown.getByLabel('I have kept it').check();
    await shown.getByRole('button', { name: 'Done' }).click();
    await item('Nightly report').getByText('127.0.0.0/8').waitFor();
    expect(await page.getByText(/^fdk_test_\w{8}_\w{43}/).count()).toBe(0);
  });

  it('are rotated and revoked', async () => {
    const { page } = owner;
    await item('Nightly report').getByRole('button', { name: 'Rotate …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Rotate', exact: true }).click();
    const shown = page.getByRole('dialog', { name: 'Your new key' });
    await shown.getByLabel('I have kept it').check();
    await shown.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Ends soon').waitFor();
    await item('Nightly report').getByRole('button', { name: 'Revoke …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Revoke this key?' });
    await dialog.getByLabel('Reason').fill('No longer used');
    await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
    await item('Nightly report').getByText('Revoked').waitFor();
  });

  it('of venues are taken for an account and never shown', async () => {
    const { page } = owner;
    await page.getByRole('link', { name: 'Accounts', exact: true }).click();
    await page.getByRole('row').nth(1).getByRole('link').click();
    await page.getByRole('button', { name: 'Store key …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Store a key of a venue' });
    await dialog.getByLabel('Venue, such as binance').fill('binance');
    await dialog.getByLabel('Label').fill('Main');
    await dialog.getByLabel('Key id').fill('id-of-nobody');
    await dialog.getByLabel('Secret').fill('secret-of-nobody');
    await dialog.getByRole('button', { name: 'Store', exact: true }).click();
    await page.getByRole('heading', { name: 'binance · Main' }).waitFor();
    expect(await page.content()).not.toContain('secret-of-nobody');
    await page.getByText('Right to withdraw not checked').scrollIntoViewIfNeeded();
    expect(await owner.accessibilityProblems()).toEqual([]);
    await owner.screenshot('venue-keys', true);
  });
});
