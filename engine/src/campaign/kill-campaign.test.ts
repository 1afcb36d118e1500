/** Three real kills at random moments: nothing lost, nothing doubled, the backtest's journal. */
import { startTestDatabase } from '@fiducia/tenants/testing';
import { expect, it } from 'vitest';
import { runKillCampaign } from './kill-campaign.js';

it('survives kill -9 at random moments', async () => {
  const test = await startTestDatabase();
  try {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const report = await runKillCampaign({ url: test.url, kills: 3, seed, accounts: 2 });
    expect(report).toMatchObject({ ok: true, kills: 3, problems: [] });
    expect(report.fills).toBeGreaterThan(300);
    for (const account of report.accounts) expect(account.journalHash).toBe(account.backtestHash);
  } finally {
    await test.stop();
  }
}, 240_000);
