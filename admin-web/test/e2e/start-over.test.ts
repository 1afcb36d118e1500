/** The end of the market data and its start over: announced, and clean in an open page. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './support/chromium.js';
import { Portal } from './support/portal.js';
import { startProduct } from './support/running-product.js';
import type { RunningProduct } from './support/running-product.js';

/** Twenty years are replayed before it is ready. */
const START_MS = 240_000;
/** Twenty years of catching up, the last days, the pause, and twenty years again. */
const START_OVER_MS = 480_000;
/** Nine bars: who signs in has three quarters of a minute to be there when they end. */
const LAST_DAYS = ['--speed', '0.2', '--from', '2020-04-06'];

describe.skipIf(chromiumPath === undefined)(
  'the end of the data',
  { timeout: START_OVER_MS },
  () => {
    let browser: Browser;
    let product: RunningProduct;
    beforeAll(async () => {
      [browser, product] = await Promise.all([launchChromium(), startProduct(LAST_DAYS)]);
    }, START_MS);
    afterAll(async () => {
      await Promise.all([browser?.close(), product?.stop()]);
    }, START_MS);

    it('is announced, and the next run begins on the open page', async () => {
      const portal = await Portal.open(browser, product, product.partner('meridian'));
      const { page } = portal;
      page.setDefaultTimeout(START_OVER_MS);
      await portal.signIn('PORTFOLIO_MANAGER');
      await portal.openAccount('Adler Core Growth');
      const market = page.getByRole('region', { name: 'Market' });
      const messages = page.getByRole('status', { name: 'Messages' });
      await messages.getByText('The market data has ended on Apr 17, 2020').waitFor();
      await market.getByText('Data ended').waitFor();
      await messages.getByText('The replay has started over: run 2').waitFor();
      await market.getByText('Run 2').waitFor();
      await market.getByText('Replaying').waitFor();
      await page.getByText(/^At the close of Apr \d+, 2020$/).waitFor();
      await page.locator('.chart-footer').getByText('Run 2').waitFor();
      await portal.screenshot('started-over', true);
      expect(portal.complaints).toEqual([]);
    });
  },
);
