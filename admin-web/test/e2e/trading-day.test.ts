/** What a risk officer of each partner does: look, see the figures move, halt, and see why. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './support/chromium.js';
import { Portal } from './support/portal.js';
import { startProduct } from './support/running-product.js';
import type { RunningProduct } from './support/running-product.js';

const START_MS = 120_000;
const TEST_MS = 240_000;
const POLL = { timeout: 60_000, interval: 200 };
/** Nine years, on a machine that does much else. */
const CATCHING_UP_MS = 180_000;

/**
 * After the crash of 2008: some accounts have been stopped by a rule; the others are invested again,
 * and no rule stops one of them in the next eight minutes.
 */
const AFTER_THE_CRASH = ['--speed', '1', '--from', '2009-07-01'];

describe.skipIf(chromiumPath === undefined)('a trading day', { timeout: TEST_MS }, () => {
  let browser: Browser;
  let product: RunningProduct;
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchChromium(), startProduct(AFTER_THE_CRASH)]);
  }, START_MS);
  afterAll(async () => {
    await Promise.all([browser?.close(), product?.stop()]);
  }, START_MS);

  describe.each(['meridian', 'northwind'])('at %s', (slug) => {
    let portal: Portal;
    let accountName: string;
    let haltedBy: string;
    beforeAll(async () => {
      portal = await Portal.open(browser, product, product.partner(slug));
      haltedBy = portal.person('RISK_OFFICER').name;
    });
    afterAll(() => portal?.close());

    it('lets the risk officer in under the partner’s own name', async () => {
      await portal.page.goto(portal.url());
      await portal.page.getByRole('heading', { name: /^Sign in to / }).waitFor();
      await portal.page.getByText(product.partner(slug).name).waitFor();
      await portal.screenshot(`${slug}-sign-in`);
      await portal.fillSignIn('RISK_OFFICER');
      await portal.page.getByRole('table').waitFor();
      expect(await portal.page.getByRole('rowheader').count()).toBe(4);
    });

    it('shows figures that move', async () => {
      const before = await portal.figure('Total equity');
      await expect.poll(() => portal.figure('Total equity'), POLL).not.toBe(before);
      await portal.screenshot(`${slug}-overview`);
    });

    it('says which rule has stopped an account, when, and with what figures', async () => {
      const row = portal.page.getByRole('row').filter({ hasText: 'Halted' }).last();
      // The accounts may still be catching up with the market.
      await row.getByRole('link').click({ timeout: CATCHING_UP_MS });
      const panel = portal.page.getByRole('region', { name: /^Halted by rule: maximum / });
      await panel
        .getByText(/^Oct|^Nov|^Jun/)
        .first()
        .waitFor();
      const facts = await panel.locator('dl').innerText();
      expect(facts).toMatch(/Limit\s+\d+\.\d\d%/);
      expect(facts).toMatch(/Equity\s+\$[\d,]+\.\d\d/);
      await portal.screenshot(`${slug}-halted-by-rule`, true);
      await portal.page.getByRole('link', { name: 'Accounts', exact: true }).first().click();
    });

    it('draws an equity curve that moves', async () => {
      const row = portal.page.getByRole('row').filter({ hasText: 'Trading' }).first();
      accountName = await row.locator('.overview-name > .soft').innerText();
      await portal.openAccount(accountName);
      const chart = portal.page.getByRole('img', { name: /^Equity of this run/ });
      await chart.locator('canvas').first().waitFor();
      const picture = async (): Promise<string> => (await chart.screenshot()).toString('base64');
      const before = await picture();
      await expect.poll(picture, POLL).not.toBe(before);
      await portal.screenshot(`${slug}-account`, true);
    });

    it('halts the account with a reason, and shows what became of its positions', async () => {
      await portal.page.getByRole('button', { name: 'Halt account' }).click();
      const dialog = portal.page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Halt account' }).click();
      await dialog.getByText('Say in a few words why.').waitFor();
      await dialog.getByLabel('Reason').fill('Unusual order sizes this morning');
      await portal.screenshot(`${slug}-halt-dialog`);
      await dialog.getByRole('button', { name: 'Halt account' }).click();
      await dialog.getByText('The account is halted').waitFor();
      await dialog.getByText('Nothing open').waitFor();
      await portal.screenshot(`${slug}-halt-result`);
      await dialog.getByRole('button', { name: 'Done' }).click();
    });

    it('says who halted it, when and why', async () => {
      const panel = portal.page.getByRole('region', { name: `Halted by ${haltedBy}` });
      await panel.waitFor();
      await panel.getByText('Unusual order sizes this morning').waitFor();
      await panel.getByText('Market day').waitFor();
      await portal.screenshot(`${slug}-halted`, true);
    });

    it('does not let the same person release it, and explains the four eyes', async () => {
      await portal.page.getByRole('button', { name: 'Release account' }).click();
      const dialog = portal.page.getByRole('dialog');
      await dialog.getByLabel('Reason').fill('Checked with the desk');
      await dialog.getByRole('button', { name: 'Ask for release' }).click();
      await dialog.getByRole('alert').getByText('somebody else must release it').waitFor();
      await portal.screenshot(`${slug}-release-refused`);
      await portal.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    });

    it('has the halt in the audit trail, with its reason', async () => {
      await portal.page.getByRole('tab', { name: 'Audit trail' }).click();
      const entry = portal.page.locator('.audit-entry', { hasText: 'halted an account' }).first();
      await entry.getByText('Reason: Unusual order sizes this morning').waitFor();
      await entry.locator('summary').click();
      await entry.getByText('Hash', { exact: true }).waitFor();
      await portal.screenshot(`${slug}-audit`);
    });

    it('shows the account as halted among the others', async () => {
      await portal.page.getByRole('link', { name: 'Accounts', exact: true }).first().click();
      const row = portal.page.getByRole('row').filter({ hasText: accountName });
      await row.getByText('Halted').filter({ visible: true }).waitFor();
    });

    it('lets the other risk officer ask for its release, and the owner grant it', async () => {
      const other = await Portal.open(browser, product, product.partner(slug));
      await other.page.goto(other.url());
      const { email } = other.person('RISK_OFFICER', 1);
      await other.fillFirstStep(email, product.password);
      await other.fillSecondStep(email);
      await other.openAccount(accountName);
      await other.page.getByRole('button', { name: 'Release account' }).click();
      await other.page.getByRole('dialog').getByLabel('Reason').fill('Sizes are as planned');
      await other.page.keyboard.press('Tab');
      await other.page.getByRole('dialog').getByRole('button', { name: 'Ask for release' }).click();
      await other.page.getByRole('dialog').waitFor({ state: 'detached' });
      const owner = await Portal.open(browser, product, product.partner(slug));
      await owner.signIn('TENANT_OWNER', '/approvals');
      await owner.page.getByRole('button', { name: 'Grant …' }).first().click();
      await owner.page.getByRole('dialog').getByLabel('Reason').fill('Checked the sizes');
      await owner.page.getByRole('dialog').getByRole('button', { name: 'Grant' }).click();
      await owner.page.getByText(/^Granted: /).waitFor();
      // Told to whoever asked, whose page shows it without being loaded again.
      await other.page.getByRole('button', { name: 'Halt account' }).waitFor();
      expect([...other.complaints, ...owner.complaints]).toEqual([]);
      await owner.close();
      await other.close();
    });

    it('halts every account at once', async () => {
      await portal.page.getByRole('button', { name: 'Halt all' }).click();
      const dialog = portal.page.getByRole('dialog');
      await dialog.getByLabel('Reason').fill('Exchange announced an outage');
      await dialog.getByRole('button', { name: 'Halt all accounts' }).click();
      await dialog.getByRole('heading', { name: /are halted|is halted/ }).waitFor();
      await dialog.getByRole('button', { name: 'Done' }).click();
      await expect.poll(() => portal.figure('Halted'), POLL).toBe('4 of 4');
      await portal.screenshot(`${slug}-all-halted`);
    });

    it('left nothing in the console', () => {
      expect(portal.complaints).toEqual([]);
    });
  });
});
