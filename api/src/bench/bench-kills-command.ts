/** Runs the kill campaign on a throw-away database and prints its verdict. */
import { randomInt } from 'node:crypto';

import { runKillCampaign, type KillCampaignReport } from '@fiducia/engine/campaign';

import { CliFailure } from '../cli/cli-failure.js';
import { note, print, printJson } from '../cli/terminal.js';
import { renderFacts } from '../cli/text-table.js';
import { startThrowAwayDatabase } from '../process/throw-away-database.js';

export interface BenchKillsFlags {
  readonly kills: number;
  readonly seed?: number;
  readonly json?: boolean;
}

/** Throws CliFailure when anything was lost, doubled or out of balance. */
export async function benchKillsCommand(flags: BenchKillsFlags): Promise<void> {
  const seed = flags.seed ?? randomInt(2 ** 31);
  const database = await startThrowAwayDatabase();
  try {
    const report = await runKillCampaign({
      url: database.url,
      kills: flags.kills,
      seed,
      progress: ({ kills, of, progressPct }) =>
        note(`kill ${kills} of ${of}, replay at ${progressPct.toFixed(1)} %`),
    });
    if (flags.json === true) printJson(report);
    else print(render(report));
    if (!report.ok) throw new CliFailure(`The campaign found faults; its seed was ${seed}.`, 1);
  } finally {
    await database.stop();
  }
}

function render(report: KillCampaignReport): string {
  const { kills, seed, seconds, orders, fills, journalEntries, accounts, problems } = report;
  const facts = renderFacts([
    ['Kills', `${kills} in ${seconds.toFixed(1)} s (seed ${seed})`],
    ['Orders', `${orders}, fills ${fills}, journal entries ${journalEntries}: each once`],
    ...accounts.map((account) => {
      const same = account.journalHash === account.backtestHash;
      const sameText = same ? 'is that of a backtest' : `is not ${account.backtestHash}`;
      return [account.strategy, `journal ${account.journalHash} ${sameText}`] as const;
    }),
    ['Verdict', report.ok ? 'nothing lost, nothing doubled, ledger at zero' : 'FAULTS'],
  ]);
  return [facts, ...problems.map(({ accountId, sentence }) => `${accountId}: ${sentence}`)].join(
    '\n',
  );
}
