/** Second factors and sessions in a real browser: set up, asked for again, lost and found. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './support/chromium.js';
import { totpCode } from './support/one-time-codes.js';
import { Portal } from './support/portal.js';
import type { PortalOptions } from './support/portal.js';
import { QUIET_MARKET, startProduct } from './support/running-product.js';
import type { DemoPartner, RunningProduct } from './support/running-product.js';

const START_MS = 120_000;
const TEST_MS = 120_000;
/** Refused codes and ended sessions are answers that the browser's console notes. */
const REFUSED = /status of 40[013]/;

describe.skipIf(chromiumPath === undefined)('security', { timeout: TEST_MS }, () => {
  let browser: Browser;
  let product: RunningProduct;
  let meridian: DemoPartner;
  const opened: Portal[] = [];
  const open = async (options: PortalOptions = {}): Promise<Portal> => {
    const portal = await Portal.open(browser, product, meridian, {
      allowedNoise: REFUSED,
      ...options,
    });
    opened.push(portal);
    return portal;
  };
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchChromium(), startProduct(QUIET_MARKET)]);
    meridian = product.partner('meridian');
  }, START_MS);
  afterEach(async () => {
    const portals = opened.splice(0);
    expect(portals.flatMap(({ complaints }) => complaints)).toEqual([]);
    await Promise.all(portals.map((portal) => portal.close()));
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), product?.stop()]);
  }, START_MS);

  it('asks for a code after the password, and takes each code once', async () => {
    const portal = await open();
    const { page } = portal;
    const { email } = portal.person('RISK_OFFICER');
    await page.goto(portal.url());
    await portal.fillFirstStep(email, product.password);
    await page.getByLabel('Six-digit code').waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('security-second-step');
    await portal.fillCode('000000');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('not right or was used already').waitFor();
    const code = await product.nextCode(email);
    await portal.fillCode(code);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Market' }).waitFor();
    // Watched over the shoulder, it is of no use.
    const thief = await open();
    await thief.page.goto(thief.url());
    await thief.fillFirstStep(email, product.password);
    await thief.fillCode(code);
    await thief.page.keyboard.press('Enter');
    await thief.page.getByRole('alert').getByText('not right or was used already').waitFor();
  });

  it('lets somebody set up a second factor, and asks for it from then on', async () => {
    const portal = await open();
    const { page } = portal;
    const { email } = portal.person('CLIENT_READER');
    await portal.signIn('CLIENT_READER', '/security');
    await page.getByRole('heading', { name: 'Second factor' }).waitFor();
    await page.getByRole('table', { name: 'Where you are signed in' }).waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('img', { name: 'QR code' }).waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('security-enrolment', true);
    const secret = (await page.locator('.security-secret').innerText()).replaceAll(/\s/g, '');
    await page.getByLabel('Code that the app shows').fill(totpCode(secret));
    await page.getByRole('button', { name: 'Switch on' }).click();
    const codes = page.locator('.recovery-codes li');
    await codes.first().waitFor();
    expect(await codes.count()).toBe(10);
    const recovery = await codes.first().innerText();
    await portal.screenshot('security-recovery-codes', true);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('10 recovery codes left').waitFor();

    const later = await open();
    await later.page.goto(later.url('/security'));
    await later.fillFirstStep(email, product.password);
    await later.page.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await later.page.getByLabel('Recovery code').fill(recovery);
    await later.page.keyboard.press('Enter');
    await later.page.getByText('9 recovery codes left').waitFor();
  });

  it('shows where one is signed in, and ends it there at once', async () => {
    const [here, there] = [await open(), await open()];
    await there.signIn('COMPLIANCE_OFFICER');
    await here.signIn('COMPLIANCE_OFFICER', '/security');
    await here.page.getByRole('table', { name: 'Where you are signed in' }).waitFor();
    await here.screenshot('security-page', true);
    await here.page.getByRole('button', { name: /^End the session of/ }).click();
    await here.page.getByText('The session has ended.').waitFor();
    await there.page.getByText('Your session has ended').waitFor();
    expect(await here.page.getByRole('button', { name: /^End the session of/ }).count()).toBe(0);
  });

  it('asks for the code again in one dialog, and goes on with what was asked for', async () => {
    const portal = await open();
    const { page } = portal;
    await portal.signIn('PORTFOLIO_MANAGER', '/security');
    await page.getByRole('button', { name: 'New recovery codes' }).waitFor();
    // As five minutes later: the server is asked, and asks for the second factor.
    let refused = false;
    await page.route('**/graphql', async (route) => {
      const isAsked = route.request().postData()?.includes('RegenerateRecoveryCodes') === true;
      if (!isAsked || refused) return route.continue();
      refused = true;
      const regenerateRecoveryCodes = {
        ...{ __typename: 'StepUpRequiredError', code: 'STEP_UP_REQUIRED', message: 'Confirm.' },
      };
      return route.fulfill({ json: { data: { regenerateRecoveryCodes } } });
    });
    await page.getByRole('button', { name: 'New recovery codes' }).click();
    await page.getByRole('dialog', { name: 'Confirm it is you' }).waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('security-step-up');
    // Turned down, nothing is done.
    await page.keyboard.press('Escape');
    await page.getByText('Nothing was done').waitFor();
    refused = false;
    await page.getByRole('button', { name: 'New recovery codes' }).click();
    await portal.stepUp('PORTFOLIO_MANAGER');
    await page.locator('.recovery-codes li').first().waitFor();
  });

  it('fits a telephone', async () => {
    const portal = await open({ viewport: { width: 360, height: 780 }, hasTouch: true });
    await portal.signIn('TENANT_OWNER', '/security');
    await portal.page.getByRole('heading', { name: 'Password' }).waitFor();
    expect(await portal.overflowPx()).toBe(0);
    await portal.screenshot('security-phone', true);
  });
});
