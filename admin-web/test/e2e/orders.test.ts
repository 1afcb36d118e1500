/** Orders by hand: plain ones, those that belong together, and what the server says against one. */
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './support/chromium.js';
import { Portal } from './support/portal.js';
import type { PortalOptions } from './support/portal.js';
import { INVESTED_MARKET, startProduct } from './support/running-product.js';
import type { RunningProduct } from './support/running-product.js';

const START_MS = 120_000;
const TEST_MS = 120_000;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

describe.skipIf(chromiumPath === undefined)('the order ticket', { timeout: TEST_MS }, () => {
  let browser: Browser;
  let product: RunningProduct;
  const opened: Portal[] = [];
  // Its strategies use half of what its mandate allows: there is room whatever day it is.
  const openAccount = async (options: PortalOptions = {}): Promise<Portal> => {
    const portal = await Portal.open(browser, product, product.partner('meridian'), options);
    opened.push(portal);
    await portal.enter('PORTFOLIO_MANAGER');
    await portal.openAccount('Castellanos Balanced');
    return portal;
  };
  const openTicket = async ({ page }: Portal): Promise<Locator> => {
    await page.getByRole('button', { name: 'Place order' }).click();
    return page.getByRole('dialog');
  };
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchChromium(), startProduct(INVESTED_MARKET)]);
  }, START_MS);
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((portal) => portal.close()));
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), product?.stop()]);
  }, START_MS);

  it('places an order by hand, or says which limit it breaks', async () => {
    const portal = await openAccount();
    const { page } = portal;
    const dialog = await openTicket(portal);
    await dialog.getByRole('button', { name: 'Buy', exact: true }).click();
    await dialog.getByText('Please fill this in.').waitFor();
    await dialog.getByLabel('Quantity').fill('1000000');
    await dialog.getByRole('button', { name: 'Buy', exact: true }).click();
    await dialog.getByRole('alert').waitFor();
    await portal.screenshot('order-denied');
    await dialog.getByLabel('Type').selectOption({ label: 'Limit' });
    await dialog.getByLabel('Quantity').fill('1');
    await dialog.getByLabel('Limit price').fill('100');
    await dialog.getByRole('button', { name: 'Buy', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Orders' }).click();
    const order = page.getByRole('row').filter({ hasText: 'Limit 100.00, GTC' });
    await order.getByText('Accepted').waitFor();
    await order.getByRole('button', { name: /Cancel/ }).click();
    await order.getByText('Cancelled', { exact: true }).waitFor();
    await portal.screenshot('orders');
    expect(portal.complaints).toEqual([]);
  });

  it('rests as an iceberg that takes no price, in a group, with protection', async () => {
    const portal = await openAccount();
    const { page } = portal;
    const dialog = await openTicket(portal);
    await dialog.getByText('More options', { exact: true }).click();
    // A market order neither rests nor is shown in a book.
    expect(await dialog.getByLabel('Post only').count()).toBe(0);
    expect(await dialog.getByLabel('Shown in the book').count()).toBe(0);
    await dialog.getByLabel('Type').selectOption({ label: 'Limit' });
    await dialog.getByLabel('Quantity').fill('3');
    await dialog.getByLabel('Limit price').fill('110');
    await dialog.getByLabel('Stop loss').fill('105');
    await dialog.getByLabel('Post only').check();
    await dialog.getByLabel('Shown in the book').fill('3');
    await dialog.getByLabel(/^Group/).fill('entries');
    await dialog.getByRole('button', { name: 'Buy', exact: true }).click();
    await dialog.getByText('Less than the quantity.').waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('order-more', true);
    await dialog.getByLabel('Shown in the book').fill('1');
    await dialog.getByRole('button', { name: 'Buy', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Orders' }).click();
    const order = page.getByRole('row').filter({ hasText: 'Limit 110.00, GTC' });
    await order.getByText('Accepted').waitFor();
    await order.getByText('Stop loss 105.00 · Post only · Shows 1 · Group entries').waitFor();
    expect(portal.complaints).toEqual([]);
  });

  it('is sized by money or by a share of equity, and trails by an amount', async () => {
    const portal = await openAccount();
    const { page } = portal;
    const dialog = await openTicket(portal);
    await dialog.getByLabel('Type').selectOption({ label: 'Limit' });
    await dialog.getByLabel('Limit price').fill('99');
    await dialog.getByLabel('Size').selectOption({ label: 'As an amount' });
    await dialog.getByLabel('Amount').fill('250');
    const estimate = page.locator('.order-estimate > div');
    const quantity = estimate.filter({ hasText: 'Estimated quantity' });
    // 250 at 99, rounded down to the lot.
    await quantity.getByText('2.5252', { exact: true }).waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('order-amount');
    await dialog.getByRole('button', { name: 'Buy', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const again = await openTicket(portal);
    await again.getByLabel('Type').selectOption({ label: 'Trailing stop' });
    await again.getByLabel('Size').selectOption({ label: 'As a share of equity' });
    await again.getByLabel('Part of equity').fill('101');
    await again.getByLabel('Trail', { exact: true }).selectOption({ label: 'As an amount' });
    await again.getByLabel('Distance').fill('50');
    await again.getByRole('button', { name: 'Buy', exact: true }).click();
    await again.getByText('A percentage above 0, at most 100, to seven places.').waitFor();
    await again.getByLabel('Part of equity').fill('2');
    await portal.screenshot('order-share-trail');
    await again.getByRole('button', { name: 'Buy', exact: true }).click();
    await again.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Orders' }).click();
    const byAmount = page.getByRole('row').filter({ hasText: 'Limit 99.00, GTC' });
    await byAmount.getByText('2.5252', { exact: true }).waitFor();
    await page.getByRole('row').filter({ hasText: 'Trail 50.00' }).waitFor();
    expect(portal.complaints).toEqual([]);
  });

  it('trails from a first level of its own', async () => {
    const portal = await openAccount();
    const { page } = portal;
    const dialog = await openTicket(portal);
    await dialog.getByLabel('Type').selectOption({ label: 'Trailing stop' });
    await dialog.getByLabel('Quantity').fill('0.1');
    await dialog.getByLabel('Distance').fill('95');
    const first = dialog.getByLabel('First stop price');
    await dialog.getByText('Optional; else one distance from the last close').waitFor();
    await first.fill('high');
    await dialog.getByRole('button', { name: 'Buy', exact: true }).click();
    await dialog.getByText('A number above zero, e.g. 12.5.').waitFor();
    // Above the market, and nearer than the distance: the level stays where it is.
    await first.fill('1500');
    const value = page.locator('.order-estimate > div').filter({ hasText: 'Estimated value' });
    await value.getByText('$150.00', { exact: true }).waitFor();
    expect(await portal.accessibilityProblems()).toEqual([]);
    await portal.screenshot('order-first-stop');
    await dialog.getByRole('button', { name: 'Buy', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Orders' }).click();
    const order = page.getByRole('row').filter({ hasText: 'Trailing stop 1,500.00, GTC' });
    await order.getByText('Accepted').waitFor();
    await order.getByText('Trail 95.00%').waitFor();
    await order.getByRole('button', { name: /Cancel/ }).click();
    await order.getByText('Cancelled', { exact: true }).waitFor();
    expect(portal.complaints).toEqual([]);
  });

  it('goes out after another order, and ends with it', async () => {
    const portal = await openAccount();
    const { page } = portal;
    const dialog = await openTicket(portal);
    await dialog.getByText('More options', { exact: true }).click();
    await dialog.getByLabel('Type').selectOption({ label: 'Stop' });
    await dialog.getByText('Sell', { exact: true }).first().click();
    await dialog.getByLabel('Quantity').fill('3');
    await dialog.getByLabel('Stop price').fill('101');
    await dialog.getByLabel('Reduce only').check();
    expect(await dialog.getByLabel('Stop loss').count()).toBe(0);
    const after = dialog.getByLabel('Goes out');
    await after.selectOption({ label: 'After: Buy 3 SP500, Limit 110.00' });
    await dialog.getByText('More options (2 set)').waitFor();
    await dialog.getByRole('button', { name: 'Sell', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Orders' }).click();
    const held = page.getByRole('row').filter({ hasText: 'Stop 101.00, GTC' });
    await held.getByText('Waiting').waitFor();
    await portal.screenshot('orders-together', true);
    const first = page.getByRole('row').filter({ hasText: 'Limit 110.00, GTC' });
    await first.getByRole('button', { name: /Cancel/ }).click();
    await first.getByText('Cancelled', { exact: true }).waitFor();
    await held.getByText('Cancelled', { exact: true }).waitFor();
    expect(portal.complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'puts a refusal beside its field, in the %s',
    async (scheme) => {
      const portal = await openAccount({ ...PHONE, colorScheme: scheme });
      const dialog = await openTicket(portal);
      await dialog.getByLabel('Type').selectOption({ label: 'Limit' });
      await dialog.getByLabel('Quantity').fill('1');
      await dialog.getByLabel('Limit price').fill('100.005');
      await dialog.getByRole('button', { name: 'Buy', exact: true }).click();
      await dialog.getByText(/^100\.005 is not a price of this instrument/).waitFor();
      expect(await dialog.getByRole('alert').count()).toBe(0);
      await dialog.getByLabel('Limit price').fill('100');
      await dialog.getByLabel('Stop loss').fill('120');
      await dialog.getByRole('button', { name: 'Buy', exact: true }).click();
      const field = dialog.getByLabel('Stop loss');
      await dialog.getByText(/^The stop loss of this order must lie below/).waitFor();
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      await portal.screenshot(`order-refused-phone-${scheme}`);
      await field.fill('90');
      expect(await field.getAttribute('aria-invalid')).toBeNull();
      await dialog.getByText('More options', { exact: true }).click();
      await dialog.getByLabel('Goes out').scrollIntoViewIfNeeded();
      expect(await portal.overflowPx()).toBe(0);
      expect(await portal.accessibilityProblems()).toEqual([]);
      await portal.screenshot(`order-more-phone-${scheme}`);
      expect(portal.complaints).toEqual([]);
    },
  );
});
