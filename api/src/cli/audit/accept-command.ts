/**
 * The work of `fiducia audit accept`: says beside the kept heads that people have looked. It works
 * on the home alone, because the system that it speaks to may be the one that was manipulated.
 */
import { KeptHeadsFiles, parseWireId, toWireId, type TenantId } from '@fiducia/tenants';

import { readEnvironment } from '../../config/environment.js';
import { homePaths } from '../../process/home-directory.js';
import { CliFailure } from '../cli-failure.js';
import { print, printJson } from '../terminal.js';

const MAX_REASON = 1_000;

export function acceptCommand(
  tenant: string,
  { reason, json }: { readonly reason: string; readonly json?: boolean },
): void {
  const parsed = parseWireId('tenant', tenant);
  if (!parsed.ok) throw new CliFailure('The tenant is an id that begins with tnt_.', 2);
  const text = reason.trim();
  if (text === '' || text.length > MAX_REASON) {
    throw new CliFailure(`Option --reason takes 1 to ${MAX_REASON} characters.`, 2);
  }
  const { auditHeads } = homePaths(readEnvironment(process.env, process.cwd()).home);
  const kept = new KeptHeadsFiles(auditHeads);
  const history = accept(kept, parsed.id, text);
  const id = toWireId('tenant', parsed.id);
  if (json === true) printJson({ tenant: id, history });
  else print(`Accepted: the log of ${id} begins history ${history} with the next start.`);
}

function accept(kept: KeptHeadsFiles, tenantId: TenantId, reason: string): number {
  if (kept.read(tenantId).heads.length === 0) {
    throw new CliFailure('No head of this tenant was kept here: there is nothing to accept.', 1);
  }
  kept.accept(tenantId, { at: new Date().toISOString(), reason });
  return kept.read(tenantId).history;
}
