/** Indicators on the price chart: chosen by keyboard, drawn, refused, kept by the browser. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './support/chromium.js';
import { Portal } from './support/portal.js';
import type { PortalOptions } from './support/portal.js';
import { INVESTED_MARKET, startProduct } from './support/running-product.js';
import type { DemoPartner, RunningProduct } from './support/running-product.js';

const START_MS = 120_000;
const TEST_MS = 120_000;
/** Two bars of this market, and more than the pause between two readings. */
const SLOW_ANSWER_MS = 5_000;
const LEGEND = 'Indicators shown, with their last values';

describe.skipIf(chromiumPath === undefined)('the price chart', { timeout: TEST_MS }, () => {
  let browser: Browser;
  let product: RunningProduct;
  let meridian: DemoPartner;
  const opened: Portal[] = [];
  const openAccount = async (options: PortalOptions = {}): Promise<Portal> => {
    const portal = await Portal.open(browser, product, meridian, options);
    opened.push(portal);
    await portal.enter('PORTFOLIO_MANAGER');
    await portal.page.getByRole('rowheader').first().getByRole('link').click();
    await portal.page.getByRole('button', { name: /^Indicators/ }).waitFor();
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

  it('takes indicators by keyboard alone, and keeps them in this browser', async () => {
    const portal = await openAccount({ viewport: { width: 1280, height: 1000 } });
    const { page } = portal;
    const { keyboard } = page;
    await page.getByRole('button', { name: 'Indicators' }).focus();
    await keyboard.press('Enter');
    await page.getByLabel('Add an indicator').waitFor();
    // The search has the focus; Enter takes the best match.
    await keyboard.type('bbands');
    await keyboard.press('Enter');
    await keyboard.type('rsi');
    await keyboard.press('Enter');
    await page.getByRole('group', { name: 'RSI' }).getByLabel('timePeriod').fill('1');
    await keyboard.press('Enter');
    await page.getByText('At least 2.').waitFor();
    await page.getByRole('group', { name: 'RSI' }).getByLabel('timePeriod').fill('9');
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('indicator-picker-1280');
    await keyboard.press('Enter');
    const legend = page.getByRole('list', { name: LEGEND });
    await legend.getByText('BBANDS(5, 2, 2, 0)').waitFor();
    expect(await legend.getByText('RSI(9)').count()).toBe(1);
    expect(await page.locator('.chart[data-panes="1"]').count()).toBe(1);
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('indicators-1280');
    await page.reload();
    await legend.getByText('RSI(9)').waitFor();
    await page.getByRole('button', { name: 'Indicators (2)' }).click();
    await page.getByRole('button', { name: 'Remove BBANDS' }).click();
    await page.getByRole('button', { name: 'Remove RSI' }).click();
    await page.getByRole('button', { name: 'Show' }).click();
    await legend.waitFor({ state: 'detached' });
    expect(portal.complaints).toEqual([]);
  });

  it('shows them also where each answer takes longer than the next bars', async () => {
    const portal = await openAccount();
    const { page } = portal;
    await page.route('**/graphql', async (route) => {
      const isSlow = route.request().postData()?.includes('IndicatorValues') === true;
      if (isSlow) await new Promise((resolve) => setTimeout(resolve, SLOW_ANSWER_MS));
      // A page that is left takes its questions with it.
      await route.continue().catch(() => undefined);
    });
    await page.getByRole('button', { name: 'Indicators' }).click();
    await page.getByLabel('Add an indicator').fill('sma');
    await page.getByLabel('Add an indicator').press('Enter');
    await page.getByRole('button', { name: 'Show' }).click();
    const legend = page.getByRole('list', { name: LEGEND });
    await legend.getByText('SMA').waitFor();
    await page.getByRole('button', { name: 'Indicators (1)' }).click();
    await page.getByRole('button', { name: 'Remove SMA' }).click();
    await page.getByRole('button', { name: 'Show' }).click();
    await legend.waitFor({ state: 'detached' });
    expect(portal.complaints).toEqual([]);
  });

  it('fits a phone with three', async () => {
    const portal = await openAccount({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const { page } = portal;
    await page.getByRole('button', { name: 'Indicators' }).click();
    const search = page.getByLabel('Add an indicator');
    for (const name of ['supertrend', 'macd', 'obv']) {
      await search.fill(name);
      await search.press('Enter');
    }
    await page.getByText('These are 3: remove one to add another.').waitFor();
    await portal.screenshot('indicator-picker-390');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('list', { name: LEGEND }).getByText('OBV').waitFor();
    expect(await page.locator('.chart[data-panes="3"]').count()).toBe(1);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await portal.screenshot('indicators-390');
    expect(portal.complaints).toEqual([]);
  });
});
