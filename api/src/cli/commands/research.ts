/** `fiducia research limits`: what a partner may ask for and what is kept. For the operator. */
import type { ResearchLimits } from '@fiducia/engine';
import type { Command } from 'commander';

import { CliFailure } from '../cli-failure.js';
import { renderFacts } from '../text-table.js';
import { print, printJson } from '../terminal.js';

interface LimitsFlags {
  readonly json?: boolean;
  readonly keepDays?: string;
  readonly keepRuns?: string;
  readonly dailyRuns?: string;
}

export function registerResearch(program: Command): void {
  program
    .command('research')
    .description('how much research a partner may ask for, and how long it is kept')
    .command('limits')
    .description('show the limits of a partner; with an option, change them')
    .argument('<partner>', 'the short name in the partner’s address, such as meridian')
    .option('--keep-days <n>', 'delete runs that ended longer ago')
    .option('--keep-runs <n>', 'keep the newest so many of those that ended')
    .option('--daily-runs <n>', 'backtests and searches within 24 hours; 0 allows none')
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action(showOrChange);
}

async function showOrChange(partner: string, flags: LimitsFlags): Promise<void> {
  const { researchLimits } = await import('../research-desk.js');
  const { keepDays, keepRuns, dailyRuns } = flags;
  const limits = await researchLimits(partner, {
    ...(keepDays !== undefined && { keepDays: whole('--keep-days', keepDays) }),
    ...(keepRuns !== undefined && { keepRuns: whole('--keep-runs', keepRuns) }),
    ...(dailyRuns !== undefined && { dailyRuns: whole('--daily-runs', dailyRuns) }),
  });
  if (flags.json === true) printJson({ partner, ...limits });
  else print(renderFacts(factsOf(limits)));
}

function whole(option: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new CliFailure(`${option} takes a whole number and not "${text}".`, 2);
}

function factsOf({ keepDays, keepRuns, dailyRuns }: ResearchLimits): [string, string][] {
  return [
    ['kept', `${keepDays} days, the newest ${keepRuns} runs`],
    ['in 24 hours', `${dailyRuns} runs`],
  ];
}
