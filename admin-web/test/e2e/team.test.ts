/** The team: roles as a matrix, an assignment over one client, why somebody may, and see as. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './support/chromium.js';
import { Portal } from './support/portal.js';
import { QUIET_MARKET, startProduct } from './support/running-product.js';
import type { RunningProduct } from './support/running-product.js';

const START_MS = 120_000;
const TEST_MS = 120_000;

describe.skipIf(chromiumPath === undefined)('the team', { timeout: TEST_MS }, () => {
  let browser: Browser;
  let product: RunningProduct;
  let owner: Portal;
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchChromium(), startProduct(QUIET_MARKET)]);
    owner = await Portal.open(browser, product, product.partner('meridian'));
    await owner.signIn('TENANT_OWNER', '/team');
  }, START_MS);
  afterAll(async () => {
    await Promise.all([browser?.close(), product?.stop()]);
  }, START_MS);

  it('shows people with their roles and where these reach', async () => {
    await owner.page.getByRole('heading', { name: 'Team', level: 1 }).waitFor();
    const reader = owner.person('CLIENT_READER');
    const row = owner.page.getByRole('listitem').filter({ hasText: reader.email });
    expect(await row.first().innerText()).toContain('Client, read only');
    expect(await owner.accessibilityProblems()).toEqual([]);
    await owner.screenshot('team-people', true);
  });

  it('shows roles as a matrix, and makes one that waits for a second person', async () => {
    await owner.page.getByRole('tab', { name: 'Roles' }).click();
    await owner.page.getByRole('columnheader', { name: /Risk officer/ }).waitFor();
    expect(await owner.accessibilityProblems()).toEqual([]);
    await owner.screenshot('team-roles', true);
    await owner.page.getByRole('button', { name: 'New role' }).click();
    const dialog = owner.page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('Night shift');
    await dialog.getByLabel('Halt trading with the kill switch.').check();
    await owner.screenshot('team-role-dialog');
    expect(await owner.accessibilityProblems()).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Say why.').waitFor();
    await dialog.getByLabel('Reason').fill('Somebody has to watch at night');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await owner.page.getByText('A second person has to grant it.').waitFor();
  });

  it('offers scopes for an assignment', async () => {
    await owner.page.getByRole('tab', { name: 'People' }).click();
    const person = owner.page.getByRole('listitem').filter({
      hasText: owner.person('CLIENT_READER').email,
    });
    await person.first().getByRole('button', { name: 'Assign a role' }).click();
    const dialog = owner.page.getByRole('dialog');
    await dialog.getByText('Client', { exact: true }).click();
    await dialog.getByLabel('Find a client').fill('a');
    expect(await dialog.getByLabel('Client', { exact: true }).last().isVisible()).toBe(true);
    await owner.screenshot('team-assign-dialog');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  it('explains why somebody may not', async () => {
    const person = owner.page.getByRole('listitem').filter({
      hasText: owner.person('CLIENT_READER').email,
    });
    await person.first().getByRole('button', { name: 'Why may they?' }).click();
    const dialog = owner.page.getByRole('dialog');
    await dialog.getByLabel('Permission').selectOption({ label: 'Place orders' });
    await dialog.getByText('Not allowed').waitFor();
    await owner.screenshot('team-explain');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  });

  it('shows what another person sees, under a banner and on a phone', async () => {
    const person = owner.page.getByRole('listitem').filter({
      hasText: owner.person('CLIENT_READER').email,
    });
    await person.first().getByRole('link', { name: 'See as' }).click();
    await owner.page.getByText(/^You are looking at what /).waitFor();
    expect(await owner.page.getByRole('table', { name: 'Accounts' }).isVisible()).toBe(true);
    await owner.page.getByText('See amounts of money').first().waitFor();
    expect(await owner.accessibilityProblems()).toEqual([]);
    await owner.screenshot('team-see-as', true);
    await owner.page.setViewportSize({ width: 390, height: 844 });
    expect(await owner.overflowPx()).toBeLessThanOrEqual(0);
    await owner.page.getByRole('link', { name: 'Back to the team' }).click();
    await owner.page.getByRole('heading', { name: 'Team', level: 1 }).waitFor();
    expect(await owner.overflowPx()).toBeLessThanOrEqual(0);
    await owner.screenshot('team-phone', true);
    await owner.page.getByRole('tab', { name: 'Roles' }).click();
    await owner.page.getByRole('columnheader', { name: /Risk officer/ }).waitFor();
    expect(await owner.overflowPx()).toBeLessThanOrEqual(0);
    // The names of roles and of permissions stay in sight, however far the matrix is pushed.
    const matrix = owner.page.getByRole('region', { name: 'Roles and their permissions' });
    await matrix.evaluate((element) => element.scrollTo(120, 200));
    await owner.screenshot('team-roles-phone');
    const corner = owner.page.getByRole('columnheader', { name: 'Permission', exact: true });
    const [frame, stays] = [await matrix.boundingBox(), await corner.boundingBox()];
    expect([stays?.x, stays?.y]).toEqual([frame?.x, frame?.y]);
    expect(owner.complaints).toEqual([]);
  });
});
