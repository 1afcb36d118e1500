/** What `fiducia research` does, on the installation's own database. */
import {
  readResearchLimits,
  RESEARCH_LIMIT_RANGES,
  setResearchLimits,
  type ResearchLimits,
} from '@fiducia/engine';
import { systemContext } from '@fiducia/tenants';

import { CliFailure } from './cli-failure.js';
import { onInstallation } from './on-installation.js';

/** What a limit is called on the command line. */
const LIMIT_OPTIONS = {
  keepDays: '--keep-days',
  keepRuns: '--keep-runs',
  dailyRuns: '--daily-runs',
} as const satisfies { readonly [Name in keyof ResearchLimits]: string };

/** The limits that hold now, after the change. */
export function researchLimits(
  partner: string,
  change: Partial<ResearchLimits>,
): Promise<ResearchLimits> {
  return onInstallation(async (db) => {
    const tenantId = await db.directory.tenantBySlug(partner);
    if (tenantId === null) {
      throw new CliFailure(`There is no partner "${partner}": \`fiducia partners\` lists them.`, 1);
    }
    const ctx = systemContext(tenantId, 'operator');
    if (Object.keys(change).length === 0) {
      return db.tenants.run(ctx, (tx) => readResearchLimits(tx, ctx));
    }
    const set = await setResearchLimits(ctx, { db }, change);
    if (set.ok) return set.value;
    const { field } = set.error;
    const { min, max } = RESEARCH_LIMIT_RANGES[field];
    throw new CliFailure(`${LIMIT_OPTIONS[field]} takes a whole number from ${min} to ${max}.`, 2);
  });
}
