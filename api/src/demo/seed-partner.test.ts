/** The demo's partners: complete, repeatable, and strangers to each other. */
import { randomBytes } from 'node:crypto';

import {
  authenticateApiKey,
  completeSignIn,
  createTenantsDeps,
  signIn,
  totpCode,
  toWireId,
  type TenantsDeps,
} from '@fiducia/tenants';
import { startTestDatabase, testKeyRing, type TestDatabase } from '@fiducia/tenants/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { DemoPartner } from './demo-file.js';
import {
  DEMO_PARTNERS,
  DEMO_PASSWORD,
  DEMO_TOTP_SECRET,
  type DemoPartnerPlan,
} from './demo-partners.js';
import { expectOk, seedApiKeys, seedPartner } from './seed-partner.js';

describe('demo partners', () => {
  let database: TestDatabase;
  let deps: TenantsDeps;

  beforeAll(async () => {
    database = await startTestDatabase();
    deps = createTenantsDeps({
      ...{ db: database.db, apiKeyPepper: randomBytes(32), keyProvider: testKeyRing() },
    });
    for (const plan of DEMO_PARTNERS) await seedPartner(deps, plan);
  });
  afterAll(() => database.stop());

  const count = async (plan: DemoPartnerPlan, table: 'client' | 'app_user' | 'audit_entry') => {
    const { ctx } = await seedPartner(deps, plan);
    const found = await deps.db.tenants.read<{ n: string }>(
      ctx,
      `SELECT count(*) AS n FROM ${table}`,
    );
    return Number(found.rows[0]?.n);
  };

  it.each(DEMO_PARTNERS)('$slug has two people of each role and its clients', async (plan) => {
    expect(
      Object.values(Object.groupBy(plan.users, (user) => user.role)).map((u) => u.length),
    ).toEqual([2, 2, 2, 2, 2, 2]);
    expect(await count(plan, 'app_user')).toBe(12);
    expect(await count(plan, 'client')).toBe(plan.clients.length);
  });

  it.each(DEMO_PARTNERS)('$slug is not changed by being set up again', async (plan) => {
    const before = await count(plan, 'audit_entry');
    await seedPartner(deps, plan);
    expect(await count(plan, 'audit_entry')).toBe(before);
  });

  it('lets everyone in with the password and the second factor that are shown', async () => {
    const origin = { ip: '127.0.0.1', userAgent: 'test' };
    for (const { email } of DEMO_PARTNERS.flatMap(({ users }) => users)) {
      const result = await signIn(deps, { email, password: DEMO_PASSWORD, ...origin });
      const begun = expectOk(email, result);
      if (begun.kind === 'SIGNED_IN') continue;
      const code = totpCode(DEMO_TOTP_SECRET, deps.clock.now());
      const shown = { kind: 'TOTP', code } as const;
      const { challenge } = begun;
      const done = expectOk(email, await completeSignIn(deps, { challenge, shown, ...origin }));
      expect(done.enrolOnly).toBe(false);
    }
  });

  it('keeps the keys it has written down, and replaces them all when they are lost', async () => {
    const [plan] = DEMO_PARTNERS as [DemoPartnerPlan];
    const { ctx } = await seedPartner(deps, plan);
    const first = await seedApiKeys(ctx, deps, undefined);
    const written = { tenantId: toWireId('tenant', ctx.tenantId), apiKeys: first } as DemoPartner;
    expect(await seedApiKeys(ctx, deps, written)).toEqual(first);

    const second = await seedApiKeys(ctx, deps, undefined);
    const accepted = async (key: string | undefined) =>
      (await authenticateApiKey(deps, key ?? '', '127.0.0.1')).ok;
    expect(await accepted(first[0]?.key)).toBe(false);
    expect(await accepted(second[0]?.key)).toBe(true);
  });
});
