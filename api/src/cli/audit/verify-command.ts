/** The work of `fiducia audit verify`: no server, no database, the public key alone. */
import { verifyAuditExport, type ExportVerdict } from '@fiducia/sdk';

import { CliFailure } from '../cli-failure.js';
import { progressLine } from '../progress-line.js';
import { paint, print, printJson } from '../terminal.js';
import { piecesOf, readHeads, readKeyFile } from './read-file.js';

export interface VerifyFlags {
  readonly key: string;
  readonly head?: string;
  readonly json?: boolean;
}

export async function verifyCommand(file: string, flags: VerifyFlags): Promise<void> {
  const publicKey = readKeyFile(flags.key);
  const heads = flags.head === undefined ? [] : readHeads(flags.head);
  const progress = progressLine('Verifying');
  const verdict = await verifyAuditExport(piecesOf(file), {
    ...{ publicKey, heads },
    onProgress: ({ entries, of }) => progress.show(entries, of),
  }).finally(() => progress.clear());
  if (flags.json === true) printJson(verdict);
  else print(describe(verdict));
  if (!verdict.ok) throw new CliFailure(`${file} does not verify.`, 1);
}

/** What a right export does and does not prove. */
const REACH: { readonly [Kind in NonNullable<ExportVerdict['kind']>]: string } = {
  FULL: 'This is the whole log up to its last signed head.',
  RANGE: 'This is a stretch of the log: nothing is missing between its first and last entry.',
  SELECTION:
    'Each of these entries is in the log; that there are no others like them is not proven.',
};

function describe({ ok, kind, entries, treeSize, root, problems }: ExportVerdict): string {
  const facts = `${entries} entries of a log of ${treeSize}, root ${root ?? 'not proven'}`;
  if (ok && kind !== null) return `${paint('green', 'Verified')}: ${facts}. ${REACH[kind]}`;
  const lines = problems.map(({ code, sentence }) => `${paint('red', code)}  ${sentence}`);
  return [`${paint('red', 'Not verified')}: ${facts}.`, ...lines].join('\n');
}
