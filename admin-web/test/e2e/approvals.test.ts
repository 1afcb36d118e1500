/** What takes two people: one asks for other limits, another sees the difference and grants it. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './support/chromium.js';
import { Portal } from './support/portal.js';
import { QUIET_MARKET, startProduct } from './support/running-product.js';
import type { RunningProduct } from './support/running-product.js';

const START_MS = 120_000;
const TEST_MS = 120_000;

describe.skipIf(chromiumPath === undefined)('approvals', { timeout: TEST_MS }, () => {
  let browser: Browser;
  let product: RunningProduct;
  let risk: Portal;
  let owner: Portal;
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchChromium(), startProduct(QUIET_MARKET)]);
    const partner = product.partner('meridian');
    [risk, owner] = await Promise.all([
      Portal.open(browser, product, partner),
      Portal.open(browser, product, partner),
    ]);
  }, START_MS);
  afterAll(async () => {
    await Promise.all([browser?.close(), product?.stop()]);
  }, START_MS);

  it('lets the risk officer ask for other limits, with a reason', async () => {
    await risk.signIn('RISK_OFFICER');
    await risk.page.getByRole('row').nth(1).getByRole('link').click();
    await risk.page.getByRole('tab', { name: 'Limits' }).click();
    await risk.page.getByRole('button', { name: 'Change limits …' }).click();
    const dialog = risk.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Ask' }).click();
    await dialog.getByText('Change at least one limit.').waitFor();
    await dialog.getByLabel('Halt at a drawdown of').fill('7.5');
    await dialog.getByLabel('Reason').fill('The client wants less risk');
    await risk.screenshot('approvals-limits-dialog');
    await dialog.getByRole('button', { name: 'Ask' }).click();
    await risk.page.getByText(/^Other limits have been asked for by /).waitFor();
  });

  it('shows whoever asked that somebody else decides', async () => {
    await risk.page.getByRole('link', { name: 'Approvals' }).click();
    await risk.page.getByText('You have asked for this: somebody else decides.').waitFor();
    expect(await risk.page.getByRole('button', { name: 'Grant …' }).count()).toBe(0);
    await risk.screenshot('approvals-own', true);
  });

  it('counts it for whoever may decide, and shows the difference, the reason and the time left', async () => {
    await owner.signIn('TENANT_OWNER');
    const link = owner.page.getByRole('link', { name: /^Approvals/ });
    await link.getByText('1 request waits for your decision').waitFor({ state: 'attached' });
    await link.click();
    const row = owner.page.getByRole('row').filter({ hasText: 'Halt at a drawdown of' });
    expect(await row.innerText()).toMatch(/\d+.*%\s+7\.50%/);
    await owner.page.getByText('The client wants less risk').waitFor();
    await owner.page.getByText(/^2[34] hours left$/).waitFor();
    expect(await owner.accessibilityProblems()).toEqual([]);
    await owner.screenshot('approvals-inbox', true);
    await owner.page.setViewportSize({ width: 390, height: 844 });
    expect(await owner.overflowPx()).toBe(0);
    await owner.screenshot('approvals-inbox-phone', true);
    await owner.page.setViewportSize({ width: 1440, height: 1000 });
  });

  it('grants it, and whoever asked sees the limits change at once', async () => {
    await owner.page.getByRole('button', { name: 'Grant …' }).click();
    const dialog = owner.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Grant' }).click();
    await dialog.getByText('Say in a few words why.').waitFor();
    await dialog.getByLabel('Reason').fill('Agreed with the client');
    await owner.screenshot('approvals-grant');
    await dialog.getByRole('button', { name: 'Grant' }).click();
    await owner.page.getByText('Nothing waits for a decision').waitFor();
    await owner.page.getByText(/^Decided by .*Agreed with the client$/).waitFor();
    await risk.page.getByText(/^Decided by .*Agreed with the client$/).waitFor();
    await risk.page.goBack();
    await risk.page.locator('.mandate-facts').getByText('7.50%').waitFor();
    expect([...risk.complaints, ...owner.complaints]).toEqual([]);
  });

  it('asks for leave to trade live, and shows that it waits', async () => {
    await owner.page.getByRole('link', { name: 'Accounts', exact: true }).click();
    await owner.page.getByRole('row').nth(1).getByRole('link').click();
    await owner.page.getByRole('tab', { name: 'Limits' }).click();
    await owner.page.getByRole('button', { name: 'Ask to trade live …' }).click();
    await giveReason(owner, 'The client has signed', 'Ask');
    await owner.page.getByText(/^Leave to trade live has been asked for by /).waitFor();
    expect(await owner.accessibilityProblems()).toEqual([]);
  });

  it('lets the owner ask to do without a second person, and the risk officer grant both', async () => {
    await owner.page.getByRole('link', { name: /^Approvals/ }).click();
    await owner.page.getByRole('button', { name: 'Do without … Release' }).click();
    await giveReason(owner, 'Two desks are one this week', 'Ask');
    await owner.page.getByText('You have asked for this: somebody else decides.').nth(1).waitFor();
    await owner.page.getByText('Asked for; waits for a decision').waitFor();
    const again = owner.page.getByRole('button', { name: 'Do without … Release' });
    expect(await again.isDisabled()).toBe(true);
    expect(await owner.accessibilityProblems()).toEqual([]);
    await owner.screenshot('approvals-policies', true);

    await risk.page.getByRole('link', { name: /^Approvals/ }).click();
    for (const what of ['Doing without a second person', 'Leave to trade live']) {
      const asked = risk.page.getByRole('listitem').filter({ hasText: what });
      await asked.getByRole('button', { name: 'Grant …' }).click();
      await giveReason(risk, 'Looked at', 'Grant');
      await asked.getByText(/^Decided by .*Looked at$/).waitFor();
    }
    await risk.page.getByText('Granted: Release.').waitFor();
    await owner.page.getByText('One person is enough').waitFor();
    expect(await risk.page.getByRole('button', { name: /^Require two/ }).count()).toBe(0);
  });

  it('wants the second person back at once', async () => {
    await owner.page.getByRole('button', { name: 'Require two … Release' }).click();
    await giveReason(owner, 'The week is over', 'Require two people');
    await owner.page.getByText('One person is enough').waitFor({ state: 'detached' });
    expect([...risk.complaints, ...owner.complaints]).toEqual([]);
  });

  async function giveReason(portal: Portal, reason: string, submit: string): Promise<void> {
    const dialog = portal.page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByRole('button', { name: submit }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
});
