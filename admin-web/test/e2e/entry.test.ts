/** How people come in: an invitation by mail, a forgotten password, and the platform's operator. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './support/chromium.js';
import { Portal } from './support/portal.js';
import { QUIET_MARKET, startProduct } from './support/running-product.js';
import type { RunningProduct } from './support/running-product.js';

const START_MS = 120_000;
const TEST_MS = 120_000;
const EMAIL = 'kim.newcomer@meridian.example';
const PASSWORD = 'seven quiet herons wade upstream';
const NEXT_PASSWORD = 'nine loud geese march downtown';

describe.skipIf(chromiumPath === undefined)('coming in', { timeout: TEST_MS }, () => {
  let browser: Browser;
  let product: RunningProduct;
  let visitor: Portal;
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchChromium(), startProduct(QUIET_MARKET)]);
    visitor = await Portal.open(browser, product, product.partner('meridian'));
  }, START_MS);
  afterAll(async () => {
    await Promise.all([browser?.close(), product?.stop()]);
  }, START_MS);

  /** What stands behind # in the link of the newest mail to a page. */
  async function linkTo(page: string): Promise<string> {
    return expect
      .poll(() => newestLink(page), { timeout: 30_000 })
      .not.toBe('')
      .then(() => newestLink(page));
  }

  function newestLink(page: string): string {
    const outbox = join(product.home, 'outbox');
    const names = readdirSync(outbox)
      .filter((name) => name.endsWith('.eml'))
      .toSorted();
    const texts = names.map((name) => readFileSync(join(outbox, name), 'utf8'));
    const links = texts.flatMap((text) => {
      const found = new RegExp(`/(${page}#\\S+)`).exec(text.replaceAll('=\n', ''));
      return found?.[1] === undefined ? [] : [`/${found[1]}`];
    });
    return links.at(-1) ?? '';
  }

  it('begins with an owner who sends an invitation', async () => {
    const owner = await Portal.open(browser, product, product.partner('meridian'));
    const { page } = owner;
    await owner.signIn('TENANT_OWNER', '/team');
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    await page.getByLabel('Name').fill('Kim Newcomer');
    await page.getByLabel('E-mail address').fill(EMAIL);
    await owner.screenshot('team-invite');
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await page.getByText(EMAIL).waitFor();
    await page.getByRole('button', { name: 'Send again' }).waitFor();
    expect(await owner.accessibilityProblems()).toEqual([]);
    expect(owner.complaints).toEqual([]);
    await page.context().close();
  });

  it('goes on with the link of the mail, which leaves the address bar', async () => {
    const { page } = visitor;
    await page.goto(visitor.url(await linkTo('accept-invitation')));
    await page.getByRole('heading', { name: 'Welcome: choose a password' }).waitFor();
    expect(page.url()).not.toContain('#');
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByLabel('The same again').fill('something else');
    await page.getByRole('button', { name: 'Accept the invitation' }).click();
    await page.getByText('The two are not the same.').waitFor();
    expect(await visitor.accessibilityProblems()).toEqual([]);
    await visitor.screenshot('accept-invitation');
    await page.getByLabel('The same again').fill(PASSWORD);
    await page.getByRole('button', { name: 'Accept the invitation' }).click();
    await page.getByRole('link', { name: `Sign in as ${EMAIL}` }).click();
    await visitor.fillFirstStep(EMAIL, PASSWORD);
    await page.getByRole('button', { name: 'Kim Newcomer' }).waitFor();
    await page.context().clearCookies();
  });

  it('helps who forgot the password, and says the same to who has no access', async () => {
    const { page } = visitor;
    for (const address of ['nobody@meridian.example', EMAIL]) {
      await page.goto(visitor.url('/forgot-password'));
      await page.getByLabel('E-mail address').fill(address);
      await page.getByRole('button', { name: 'Send the link' }).click();
      await page.getByText('If this address has access, a mail is on its way.').waitFor();
    }
    await page.goto(visitor.url(await linkTo('new-password')));
    await page.getByLabel('New password').fill(NEXT_PASSWORD);
    await page.getByLabel('The same again').fill(NEXT_PASSWORD);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('link', { name: `Sign in as ${EMAIL}` }).click();
    await visitor.fillFirstStep(EMAIL, NEXT_PASSWORD);
    await page.getByRole('button', { name: 'Kim Newcomer' }).waitFor();
    await visitor.screenshot('newcomer-without-roles');
    expect(visitor.complaints).toEqual([]);
  });

  it('leads the operator of the platform to the partners, and to nothing of theirs', async () => {
    const operator = await Portal.open(browser, product, product.partner('meridian'));
    const { page } = operator;
    const email = 'operator1@fiducia.example';
    await page.goto(operator.url());
    await operator.fillFirstStep(email, product.password);
    await operator.fillSecondStep(email);
    await page.getByRole('row').filter({ hasText: 'Northwind Trading' }).waitFor();
    expect(await page.getByText('Kestrel').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Accounts', exact: true }).count()).toBe(0);
    expect(await operator.accessibilityProblems()).toEqual([]);
    await operator.screenshot('platform-partners', true);
    expect(operator.complaints).toEqual([]);
  });
});
