/** `fiducia audit`: export the log, verify an export without any server, and the keys for it. */
import type { Command } from 'commander';

import type { ExportFlags } from '../audit/export-command.js';
import type { RedactFlags } from '../audit/redact-command.js';
import type { VerifyFlags } from '../audit/verify-command.js';
import { withConnectionOptions, type ConnectionFlags } from '../connection.js';

export function registerAudit(program: Command): void {
  const audit = program
    .command('audit')
    .description('the audit log: export, verify offline, public key');
  withConnectionOptions(audit.command('export'))
    .description('the log, or a part of it, as one file that can be verified offline')
    .option('--out <file>', 'write to this file (default: standard output)')
    .option('--from <time>', 'entries from this moment on (ISO 8601)')
    .option('--to <time>', 'entries before this moment (ISO 8601)')
    .option('--account <id>', 'only entries about this account')
    .option('--with-private', 'with names, texts and reasons, which the log only commits to')
    .option('--head <file>', 'prove that a partial export continues this kept head')
    .action(async (flags: ExportFlags) => {
      await (await import('../audit/export-command.js')).exportCommand(flags);
    });
  audit
    .command('verify <export>')
    .description('check entries, proofs, signatures, and consistency with an older head')
    .requiredOption('--key <pem>', 'public key of the installation (`fiducia audit key`)')
    .option('--head <file>', 'a head that was kept earlier, or an older export')
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action(async (file: string, flags: VerifyFlags) => {
      await (await import('../audit/verify-command.js')).verifyCommand(file, flags);
    });
  withConnectionOptions(audit.command('key'))
    .description('public keys that heads of the log are signed with, in PEM')
    .action(async (flags: ConnectionFlags) => {
      await (await import('../audit/key-command.js')).keyCommand(flags);
    });
  withConnectionOptions(audit.command('head'))
    .description('the newest signed head: keep it where the operator cannot reach it')
    .action(async (flags: ConnectionFlags) => {
      await (await import('../audit/head-command.js')).headCommand(flags);
    });
  audit
    .command('redact <export>')
    .description('the same export without names, texts and reasons')
    .option('--out <file>', 'write to this file (default: standard output)')
    .option('--json', 'one JSON document on stdout, messages on stderr; needs --out')
    .action(async (file: string, flags: RedactFlags) => {
      await (await import('../audit/redact-command.js')).redactCommand(file, flags);
    });
  audit
    .command('accept <tenant>')
    .description('let the log of a stopped system begin anew after a loss that people looked at')
    .requiredOption('--reason <text>', 'why; it goes into the log')
    .option('--json', 'one JSON document on stdout, messages on stderr')
    .action(async (tenant: string, flags: { readonly reason: string; readonly json?: boolean }) => {
      await (await import('../audit/accept-command.js')).acceptCommand(tenant, flags);
    });
}
