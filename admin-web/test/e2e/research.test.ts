/** Research as a fund manager does it: run, watch, read, compare, search, share. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './support/chromium.js';
import { Portal } from './support/portal.js';
import type { PortalOptions } from './support/portal.js';
import { QUIET_MARKET, startProduct } from './support/running-product.js';
import type { RunningProduct } from './support/running-product.js';

const START_MS = 120_000;
const TEST_MS = 240_000;
const POLL = { timeout: 60_000, interval: 200 };
const DESKTOP = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

describe.skipIf(chromiumPath === undefined)('research', { timeout: TEST_MS }, () => {
  let browser: Browser;
  let product: RunningProduct;
  const opened: Portal[] = [];
  const open = async (path: string, options: PortalOptions = DESKTOP): Promise<Portal> => {
    const portal = await Portal.open(browser, product, product.partner('meridian'), {
      reducedMotion: 'reduce',
      ...options,
    });
    opened.push(portal);
    await portal.enter('PORTFOLIO_MANAGER', path);
    return portal;
  };
  /** Runs what stands in the form without limits, and waits for its sheet. */
  const runToItsEnd = async ({ page }: Portal): Promise<string> => {
    await page.getByText('Reference', { exact: true }).click();
    await page.getByText('None', { exact: true }).click();
    await page.getByRole('button', { name: 'Run backtest' }).click();
    await page.waitForURL(/\/research\/run_/);
    await page.getByRole('heading', { name: 'Statistics' }).waitFor();
    return new URL(page.url()).pathname;
  };
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchChromium(), startProduct(QUIET_MARKET)]);
  }, START_MS);
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((portal) => portal.close()));
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), product?.stop()]);
  }, START_MS);

  let firstRun = '';

  it('begins with an empty list and leads to the first backtest', async () => {
    const portal = await open('/research');
    const { page } = portal;
    await page.getByText('Nothing has been researched yet').waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await page.getByRole('link', { name: 'New run' }).first().click();
    await page.getByRole('button', { name: 'Run backtest' }).waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('research-new', true);
    firstRun = await runToItsEnd(portal);
    await page.locator('canvas').first().waitFor();
    for (const name of [
      'Equity',
      'Returns by month',
      'Returns to the end',
      'Best and worst',
      'Trades on the prices',
      'Rolling Sharpe ratio',
    ]) {
      await page.getByRole('heading', { name }).waitFor();
    }
    for (const name of ['Distribution of returns', 'Deepest drawdowns', 'Trades', 'Provenance']) {
      await page.getByRole('heading', { name, exact: true }).first().waitFor();
    }
    expect(await portal.figure('Total return')).toMatch(/^[+−]\d+\.\d\d%$/);
    await page.getByRole('table', { name: 'Trades' }).getByRole('row').nth(50).waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByRole('table', { name: 'Trades' }).getByRole('row').nth(51).waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('research-run', true);
    expect(portal.complaints).toEqual([]);
  });

  it('says under the fields what is wrong, and asks nothing of the server', async () => {
    const portal = await open('/research/new');
    const { page } = portal;
    await page.getByLabel('fast').fill('-3');
    await page.getByLabel('Opening cash').fill('nothing');
    await page.getByLabel('Last day').fill('1999-01-01');
    await page.getByRole('button', { name: 'Run backtest' }).click();
    await page.getByText('3 fields need another look.').waitFor();
    await page.getByText(/^At least \d+\.$/).waitFor();
    await page.getByText('This is before the first day.').waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('research-new-refused', true);
    // What only the server can know stands under its field as well.
    await page.getByLabel('fast').fill('60');
    await page.getByLabel('Opening cash').fill('10000');
    await page.getByRole('button', { name: 'Last 5 years' }).click();
    await page.getByRole('button', { name: 'Run backtest' }).click();
    await page.locator('.field-error, [role="alert"]').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/research/new');
  });

  it('shows the same page to whoever has the link, and proves that it can be made again', async () => {
    const portal = await open(firstRun);
    const { page } = portal;
    await page.getByRole('heading', { name: 'Provenance' }).waitFor();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('status', { name: 'Messages' }).getByText('link').waitFor();
    await page.getByRole('button', { name: 'Run again and compare' }).click();
    await page.getByText('Reproduced, bit for bit').waitFor();
    await page.getByRole('link', { name: 'Repeats an earlier run' }).click();
    await page.waitForURL(`**${firstRun}`);
    expect(portal.complaints).toEqual([]);
  });

  it('prints what the page says, without menus and buttons', async () => {
    const portal = await open(firstRun);
    const { page } = portal;
    await page.getByRole('heading', { name: 'Provenance' }).waitFor();
    await page.locator('canvas').first().waitFor();
    const [menu, button] = [
      page.getByRole('navigation').first(),
      page.getByRole('button', { name: 'Copy link' }),
    ];
    expect([await menu.isVisible(), await button.isVisible()]).toEqual([true, true]);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect([await menu.isVisible(), await button.isVisible()]).toEqual([false, false]);
    const ground = await page
      .locator('.card')
      .first()
      .evaluate((card) => {
        return getComputedStyle(card).backgroundColor;
      });
    expect(ground).toBe('rgb(255, 255, 255)');
    await portal.screenshot('research-run-printed', true);
  });

  it('gives the report as one file that needs nothing of the portal', async () => {
    const portal = await open(firstRun);
    const [download] = await Promise.all([
      portal.page.waitForEvent('download'),
      portal.page.getByRole('button', { name: 'Download report' }).click(),
    ]);
    const name = download.suggestedFilename();
    expect(name).toBe('sma-cross-SP500-2020-04-17.html');
    const sharpe = await portal.figure('Sharpe ratio');
    // As a client opens it: from the disk, without the portal's session, address and policies.
    const folder = mkdtempSync(join(tmpdir(), 'fiducia-report-'));
    await download.saveAs(join(folder, name));
    await portal.page.goto(pathToFileURL(join(folder, name)).href);
    await portal.page.getByText('Meridian Wealth · Backtest report').waitFor();
    const row = portal.page.getByRole('row', { name: `Sharpe ratio ${sharpe}` });
    expect(await row.count()).toBe(1);
    expect(await portal.overflowPx()).toBe(0);
    await portal.screenshot('research-report', true);
    expect(portal.complaints).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('draws indicators over the prices that were traded at', async () => {
    const portal = await open(firstRun);
    const { page } = portal;
    await page.getByRole('button', { name: 'Indicators' }).click();
    const search = page.getByLabel('Add an indicator');
    for (const name of ['sma', 'rsi']) {
      await search.fill(name);
      await search.press('Enter');
    }
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    const legend = page.getByRole('list', { name: 'Indicators shown, with their last values' });
    await legend.getByText(/^RSI\(/).waitFor();
    expect(await page.locator('.sheet-chart[data-panes="1"]').count()).toBe(1);
    expect(await portal.accessibilityProblems()).toEqual([]);
    await legend.scrollIntoViewIfNeeded();
    await portal.screenshot('research-indicators');
    await page.getByRole('button', { name: 'Indicators (2)' }).click();
    await page.getByRole('button', { name: 'Remove SMA' }).click();
    await page.getByRole('button', { name: 'Remove RSI' }).click();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await legend.waitFor({ state: 'detached' });
    expect(portal.complaints).toEqual([]);
  });

  it('compares runs: curves, figures and what differs', async () => {
    const portal = await open('/research/new');
    const { page } = portal;
    await page.getByLabel('fast').fill('50');
    await page.getByLabel('slow').fill('200');
    await runToItsEnd(portal);
    await page.getByRole('link', { name: 'Research' }).first().click();
    const marks = page.getByRole('checkbox');
    await marks.nth(1).waitFor();
    await marks.nth(0).check();
    await marks.nth(1).check();
    await portal.screenshot('research-list', true);
    expect(await portal.accessibilityProblems()).toEqual([]);
    await page.getByRole('link', { name: 'Compare 2 runs' }).click();
    await page.locator('canvas').first().waitFor();
    await page.getByText('2 differences').waitFor();
    const total = page.getByRole('row', { name: /^Total return/ });
    expect(await total.getByText('(best)').count()).toBe(1);
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('research-compare', true);
    expect(portal.complaints).toEqual([]);
  });

  it('searches parameters, and a cell of the heat map leads to its backtest', async () => {
    const portal = await open('/research/new');
    const { page } = portal;
    await page.getByText('Search', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Run search' }).waitFor();
    const slow = page.getByRole('group', { name: 'slow', exact: true });
    await slow.getByText('List', { exact: true }).click();
    await slow.getByLabel('Values', { exact: true }).fill('100, 150, 200');
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('research-search', true);
    await page.getByRole('button', { name: 'Run search' }).click();
    await page.waitForURL(/\/research\/run_/);
    await page.getByText('Deflated Sharpe ratio').waitFor();
    const map = page.getByRole('table', { name: 'Heat map of fast and slow' });
    await expect.poll(() => map.getByRole('link').count(), POLL).toBe(21);
    await expect
      .poll(() => page.getByRole('link', { name: /^Backtest trial/ }).count(), POLL)
      .toBe(21);
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('research-sweep', true);
    // One stop for Tab; the arrows go from cell to cell.
    expect(await map.locator('a[tabindex="0"]').count()).toBe(1);
    await map.getByRole('link', { name: /^fast 10, slow 100:/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await map.locator('a:focus').getAttribute('aria-label')).toMatch(
      /^fast 15, slow 150: Sharpe ratio /,
    );
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Run backtest' }).waitFor();
    expect(await page.getByLabel('fast').inputValue()).toBe('15');
    expect(await page.getByLabel('slow').inputValue()).toBe('150');
    expect(portal.complaints).toEqual([]);
  });

  it('shows progress, and cancels on demand', async () => {
    const portal = await open('/research/new');
    const { page } = portal;
    await page.getByText('Search', { exact: true }).first().click();
    await page.getByRole('group', { name: 'fast', exact: true }).getByLabel('Step').fill('1');
    await page.getByRole('group', { name: 'slow', exact: true }).getByLabel('Step').fill('1');
    await page.getByRole('button', { name: 'Run search' }).click();
    const progress = page.getByRole('progressbar', { name: 'Progress' });
    await expect
      .poll(async () => Number(await progress.getAttribute('value')), POLL)
      .toBeGreaterThan(0);
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('research-progress');
    await page.getByRole('button', { name: 'Cancel run' }).click();
    await page.getByText('This run was cancelled').waitFor();
    expect(portal.complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('fits a phone in the %s', async (colorScheme) => {
    const portal = await open('/research', { ...PHONE, colorScheme });
    const { page } = portal;
    const check = async (name: string): Promise<void> => {
      expect(await portal.overflowPx()).toBe(0);
      expect(await portal.accessibilityProblems()).toEqual([]);
      await portal.screenshot(`research-phone-${colorScheme}-${name}`, true);
    };
    await page.getByRole('rowheader').first().waitFor();
    await check('list');
    await page
      .getByRole('row')
      .filter({ hasText: 'Search of 21 trials' })
      .getByRole('link')
      .click();
    await page.getByText('Deflated Sharpe ratio').waitFor();
    await check('sweep');
    await page.goto(portal.url(firstRun));
    await page.locator('canvas').nth(2).waitFor();
    await check('run');
    await page.getByRole('link', { name: 'New run like this' }).click();
    await page.getByRole('button', { name: 'Run backtest' }).waitFor();
    await check('new');
    expect(portal.complaints).toEqual([]);
  });

  it('lets who may only read look, but not run', async () => {
    const portal = await Portal.open(browser, product, product.partner('meridian'), DESKTOP);
    opened.push(portal);
    await portal.signIn('COMPLIANCE_OFFICER', firstRun);
    await portal.page.getByRole('heading', { name: 'Statistics' }).waitFor();
    for (const name of ['Run again and compare', 'New run like this']) {
      expect(await portal.page.getByText(name).count()).toBe(0);
    }
    await portal.page.goto(portal.url('/research/new'));
    await portal.page.getByText('Your role may read research, but not run it.').waitFor();
    expect(portal.complaints).toEqual([]);
  });
});
