/** A market of two currencies with splits and dividends: what accounts and research show of it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './support/chromium.js';
import { Portal } from './support/portal.js';
import type { PortalOptions } from './support/portal.js';
import { startProduct } from './support/running-product.js';
import type { RunningProduct } from './support/running-product.js';

const START_MS = 120_000;
const TEST_MS = 120_000;
const DESKTOP = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const FIDUCIA = fileURLToPath(new URL('../../../api/bin/fiducia.mjs', import.meta.url));
const DAY_MS = 86_400_000;
const DAYS = 420;
const SPLIT_ROW = 200;

/** A wave that trades often, from a Monday on, weekends included. */
function barsFile(level: number, places: number, splitAt = DAYS): string {
  const rows = Array.from({ length: DAYS }, (_, row) => {
    const day = new Date(Date.UTC(2019, 0, 7) + row * DAY_MS).toISOString().slice(0, 10);
    const wave = level * (1 + 0.12 * Math.sin(row / 9) + row / 4_000);
    const close = row < splitAt ? wave : wave / 2;
    const price = (factor: number): string => (close * factor).toFixed(places);
    return [day, price(1), price(1.004), price(0.996), price(1.001), 1_000].join(',');
  });
  return ['date,open,high,low,close,volume', ...rows].join('\n');
}

const dayOf = (row: number): string =>
  new Date(Date.UTC(2019, 0, 7) + row * DAY_MS).toISOString().slice(0, 10);
const ACTIONS = [
  'date,symbol,type,value',
  `${dayOf(60)},SIE,dividend,1.25`,
  `${dayOf(SPLIT_ROW)},SIE,split,2:1`,
  `${dayOf(70)},US,dividend,0.47`,
].join('\n');

describe.skipIf(chromiumPath === undefined)('a foreign market', { timeout: TEST_MS }, () => {
  let browser: Browser;
  let product: RunningProduct;
  const folder = mkdtempSync(join(tmpdir(), 'fiducia-foreign-'));
  const opened: Portal[] = [];
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const open = async (path: string, options: PortalOptions = DESKTOP): Promise<Portal> => {
    const portal = await Portal.open(browser, product, product.partner('meridian'), {
      reducedMotion: 'reduce',
      ...options,
    });
    opened.push(portal);
    await portal.enter('PORTFOLIO_MANAGER', path);
    return portal;
  };
  beforeAll(async () => {
    const bars = [
      file('US.csv', barsFile(120, 2)),
      file('SIE.csv', barsFile(90, 2, SPLIT_ROW)),
      file('EURUSD.csv', barsFile(1.1, 4)),
    ].flatMap((path) => ['--bars', path]);
    const actions = ['--corporate-actions', file('actions.csv', ACTIONS)];
    const quiet = ['--speed', '0.2', '--from', dayOf(300)];
    [browser, product] = await Promise.all([
      launchChromium(),
      startProduct([...bars, '--quote', 'SIE=EUR', ...actions, ...quiet]),
    ]);
  }, START_MS);
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((portal) => portal.close()));
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), product?.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }, START_MS);

  let run = '';

  it('asks for the currency of the account, and says what converts to it', async () => {
    const portal = await open('/research/new');
    const { page } = portal;
    const check = (name: RegExp) => page.getByRole('checkbox', { name }).first();
    await check(/^SIE/).check();
    for (const other of [/^US /, /^EURUSD/]) await check(other).uncheck();
    const currency = page.getByLabel('Account currency');
    expect(await currency.locator('option').allInnerTexts()).toEqual(['EUR, as the prices', 'USD']);
    await check(/^US /).check();
    await page.getByRole('button', { name: 'Run backtest' }).click();
    await page.getByText(/^The instruments are quoted in several currencies/).waitFor();
    await currency.selectOption('USD');
    await page.getByText('Converted by EURUSD, at the last close of each moment.').waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('research-new-currency', true);
    await check(/^US /).uncheck();
    await page.getByLabel('fast').fill('3');
    await page.getByLabel('slow').fill('9');
    await page.getByText(/^\d[\d,]* runs left of 1,440 within 24 hours$/).waitFor();
    await page.getByRole('button', { name: 'Run backtest' }).click();
    await page.waitForURL(/\/research\/run_/);
    await page.getByRole('heading', { name: 'Statistics' }).waitFor();
    run = new URL(page.url()).pathname;
    expect(portal.complaints).toEqual([]);
  });

  it('shows on the run what converted its prices, and which actions took effect', async () => {
    const portal = await open(run);
    const { page } = portal;
    await page.getByText('Converted by', { exact: true }).waitFor();
    const actions = page.getByRole('table', { name: 'Splits and dividends' });
    await actions.getByText('Split: 2 new shares for 1 old').waitFor();
    await actions.getByText('Dividend of €1.25 a share').waitFor();
    await page.getByText(/^Prices in EUR are as they were quoted/).waitFor();
    await page.getByText('Prices adjusted for splits').waitFor();
    await page.locator('canvas').nth(1).waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('research-run-currency', true);
    expect(portal.complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('shows them on a phone in the %s', async (colorScheme) => {
    const portal = await open(run, { ...PHONE, colorScheme });
    const { page } = portal;
    const actions = page.getByRole('table', { name: 'Splits and dividends' });
    await actions.getByText('Split: 2 new shares for 1 old').waitFor();
    expect(await portal.overflowPx()).toBe(0);
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot(`research-currency-phone-${colorScheme}`, true);
    expect(portal.complaints).toEqual([]);
  });

  it('lists under the positions of an account what took effect in it', async () => {
    const portal = await open('/');
    const { page } = portal;
    await portal.openAccount('Adler Core Growth');
    const actions = page.getByRole('table', { name: 'Splits and dividends' });
    await actions.getByText('Split: 2 new shares for 1 old').waitFor();
    await actions.getByText('Dividend of $0.47 a share').waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await actions.scrollIntoViewIfNeeded();
    await portal.screenshot('account-actions', true);
    expect(portal.complaints).toEqual([]);
  });

  it('draws the prices of an account without the jump of a split', async () => {
    const portal = await open('/');
    const { page } = portal;
    await portal.openAccount('Adler Core Growth');
    await page.getByText('Prices adjusted for splits').waitFor();
    const answer = page.waitForResponse((response) =>
      (response.request().postData() ?? '').includes('query Candles'),
    );
    await page.getByRole('radio', { name: 'SIE' }).check({ force: true });
    const { data } = (await (await answer).json()) as {
      readonly data: {
        readonly candles: readonly { readonly at: string; readonly close: string }[];
      };
    };
    const closes = data.candles.map(({ close }) => Number(close));
    expect(data.candles[0]?.at.slice(0, 10) ?? '').toBe(dayOf(0));
    expect(closes.length).toBeGreaterThan(SPLIT_ROW);
    // As it was traded, it fell by half in one day.
    const moves = closes.slice(1).map((close, i) => close / (closes[i] as number));
    expect(Math.min(...moves)).toBeGreaterThan(0.9);
    await page.locator('canvas').first().waitFor();
    await portal.screenshot('account-adjusted', true);
    expect(portal.complaints).toEqual([]);
  });

  it('estimates an order in another currency in the money of the account', async () => {
    const portal = await open('/');
    const { page } = portal;
    await portal.openAccount('Adler Core Growth');
    await page.getByRole('button', { name: 'Place order' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Instrument').selectOption({ value: 'SIE' });
    await dialog.getByLabel('Type').selectOption({ label: 'Limit' });
    await dialog.getByLabel('Limit price').fill('40');
    await dialog.getByLabel('Size').selectOption({ label: 'As an amount' });
    await dialog.getByLabel('Amount').fill('1000');
    await dialog.getByText(/^In USD, at EURUSD \d/).waitFor();
    await dialog.getByText(/^\$9\d\d\.\d\d$/).waitFor();
    // All of it at one moment: the rate goes on moving.
    const text = (await dialog.locator('.order-estimate').innerText()).replace(/\s+/g, ' ');
    const told = /quantity ([\d.]+) .*€([\d.]+) .*EURUSD ([\d.]+) \$([\d.]+) /i;
    expect(text).toMatch(told);
    const [quantity, euros, rate, dollars] = (told.exec(text) ?? []).slice(1).map(Number);
    expect(euros).toBeCloseTo(Number(quantity) * 40, 2);
    expect(dollars).toBeCloseTo(Number(euros) * Number(rate), 1);
    expect(dollars).toBeLessThanOrEqual(1000);
    expect(dollars).toBeGreaterThan(950);
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('order-foreign');
    expect(portal.complaints).toEqual([]);
  });

  it('says when no more may be researched, and how long results are kept', async () => {
    const limits = ['research', 'limits', 'meridian', '--daily-runs', '1', '--keep-days', '90'];
    const env = { ...process.env, FIDUCIA_HOME: product.home };
    execFileSync(process.execPath, [FIDUCIA, ...limits], { env, stdio: 'pipe' });
    const portal = await open('/research');
    const { page } = portal;
    await page.getByText(/Results are kept for 90 days/).waitFor();
    await page.getByRole('link', { name: 'New run' }).first().click();
    await page.getByText(/^Your company has used its one run of 24 hours; there is room/).waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await page.getByRole('button', { name: 'Run backtest' }).click();
    await page
      .getByRole('alert')
      .getByText(/ask again later/)
      .waitFor();
    await portal.screenshot('research-no-room', true);
  });
});
