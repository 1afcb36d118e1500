/** `node bench/kill-campaign.ts [kills] [seed]`: random kills of real engine processes, then proof. */
import { startTestDatabase } from '../tenants/dist/testing/index.js';
import { runKillCampaign } from '../engine/dist/campaign/kill-campaign.js';

const kills = Number(process.argv[2] ?? 50);
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31));
const test = await startTestDatabase();
try {
  const report = await runKillCampaign({
    url: test.url,
    kills,
    seed,
    progress: ({ kills: done, of, progressPct }) =>
      void process.stderr.write(`kill ${done} of ${of}, replay at ${progressPct.toFixed(1)} %\n`),
  });
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = report.ok ? 0 : 1;
} finally {
  await test.stop();
}
