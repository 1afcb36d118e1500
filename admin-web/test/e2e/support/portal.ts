/** The portal as a person sees it in one browser window: what tests do and ask there. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { DemoPartner, RunningProduct } from './running-product.js';

/** Where each test leaves pictures, when a person wants to look at them: they take their time. */
const SCREENSHOTS = process.env['FIDUCIA_TEST_SCREENSHOTS'];

/** Roles that only read. */
const WITHOUT_SECOND_FACTOR: readonly string[] = ['CLIENT_READER', 'SUPPORT'];

/** A busy machine's server asks to come again, and the SDK does: nothing that the portal did wrong. */
const BUSY = /status of 503/;

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface PortalOptions extends BrowserContextOptions {
  /** What the console may say in this test, e.g. that a refused request was refused. */
  readonly allowedNoise?: RegExp;
}

export class Portal {
  /** Everything the console complained about, broken policies included; must stay empty. */
  readonly complaints: string[] = [];
  readonly page: Page;
  readonly context: BrowserContext;
  readonly #product: RunningProduct;
  readonly #partner: DemoPartner;
  #leavesSession: string | null = null;

  private constructor(
    page: Page,
    product: RunningProduct,
    partner: DemoPartner,
    allowedNoise: RegExp | undefined,
  ) {
    this.page = page;
    this.context = page.context();
    // Well below a test's own limit, so that the failing step is named.
    page.setDefaultTimeout(60_000);
    this.#product = product;
    this.#partner = partner;
    page.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type())) return;
      const text = message.text();
      if (!BUSY.test(text) && allowedNoise?.test(text) !== true) this.complaints.push(text);
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  static async open(
    browser: Browser,
    product: RunningProduct,
    partner: DemoPartner,
    { allowedNoise, ...options }: PortalOptions = {},
  ): Promise<Portal> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 1000 },
      locale: 'en-US',
      ...options,
    });
    return new Portal(await context.newPage(), product, partner, allowedNoise);
  }

  url(path = '/'): string {
    return `${this.#product.urlOf(this.#partner)}${path}`;
  }

  /** The first or second person of a role, e.g. `RISK_OFFICER`. */
  person(role: string, index = 0) {
    const person = this.#partner.users.filter((user) => user.role === role)[index];
    if (!person) throw new Error(`${this.#partner.name} has no ${role} number ${index + 1}`);
    return person;
  }

  async signIn(role: string, path = '/'): Promise<void> {
    await this.page.goto(this.url(path));
    await this.fillSignIn(role);
    await this.#waitUntilInside();
  }

  /**
   * Goes on with the session that an earlier window of this role left behind; signs in where there
   * is none. Each code of a second factor counts once: many sign-ins of one person wait for the clock.
   */
  async enter(role: string, path = '/'): Promise<void> {
    const key = `${this.#partner.slug} ${role}`;
    const left = this.#product.sessions.get(key);
    this.#product.sessions.delete(key);
    if (left === undefined) await this.signIn(role, path);
    else {
      await this.context.setStorageState(left);
      await this.page.goto(this.url(path));
      await this.#waitUntilInside();
    }
    // Only now: one that never came inside leaves nothing to go on with.
    this.#leavesSession = key;
  }

  async #waitUntilInside(): Promise<void> {
    try {
      await this.page.getByRole('region', { name: 'Market' }).waitFor();
    } catch (cause) {
      const shown = await this.page.locator('body').innerText();
      throw new Error(`Still outside, at ${this.page.url()}:\n${shown}`, { cause });
    }
  }

  /** Both steps, where the role has two. */
  async fillSignIn(role: string): Promise<void> {
    const { email } = this.person(role);
    await this.fillFirstStep(email, this.#product.password);
    if (!WITHOUT_SECOND_FACTOR.includes(role)) await this.fillSecondStep(email);
  }

  async fillFirstStep(email: string, password: string): Promise<void> {
    await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  async fillSecondStep(email: string): Promise<void> {
    // A code is good for a minute: taken when it is asked for, however long that takes.
    await this.page.getByLabel('Six-digit code').waitFor();
    await this.fillCode(await this.#product.nextCode(email));
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  fillCode(code: string): Promise<void> {
    return this.page.getByLabel('Six-digit code').fill(code);
  }

  /** Answers the dialog that asks for the second factor again. */
  async stepUp(role: string): Promise<void> {
    await this.page.getByRole('dialog', { name: 'Confirm it is you' }).waitFor();
    await this.fillCode(await this.#product.nextCode(this.person(role).email));
    await this.page.getByRole('button', { name: 'Confirm' }).click();
    await this.page.getByRole('dialog', { name: 'Confirm it is you' }).waitFor({ state: 'hidden' });
  }

  async openAccount(name: string): Promise<void> {
    await this.page.getByRole('row').filter({ hasText: name }).getByRole('link').click();
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  /** The figure of a name in the strip at the top of a page. */
  figure(label: string): Promise<string> {
    const stat = this.page.locator('.stat', {
      has: this.page.locator('dt').getByText(label, { exact: true }),
    });
    return stat.locator('.stat-value').innerText();
  }

  async screenshot(name: string, fullPage = false): Promise<void> {
    if (SCREENSHOTS === undefined) return;
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage });
  }

  /** What axe finds against WCAG 2.2 A and AA; empty when the page is clean. */
  async accessibilityProblems(): Promise<readonly string[]> {
    await this.page.evaluate(AXE);
    const found = await this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(context: Document, options: object): Promise<AxeResult> };
      };
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      return axe.run(document, { runOnly: { type: 'tag', values: tags } });
    });
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
    );
  }

  /** How many pixels the page is wider than the window: a phone user would have to push it. */
  overflowPx(): Promise<number> {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  }

  /** The tokens of a session change while it is used: the window that closes last has the right ones. */
  async close(): Promise<void> {
    if (this.#leavesSession !== null) {
      this.#product.sessions.set(this.#leavesSession, await this.context.storageState());
    }
    await this.context.close();
  }
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}
