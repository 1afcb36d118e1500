/** Runs `bench audit` and prints it: JSON alone on stdout, or lines for a person. */
import { CliFailure } from '../cli/cli-failure.js';
import { print, printJson } from '../cli/terminal.js';
import { benchAudit, type BenchAuditOptions, type BenchAuditReport } from './bench-audit.js';

export interface BenchAuditFlags extends BenchAuditOptions {
  readonly json?: boolean;
}

export async function benchAuditCommand(flags: BenchAuditFlags): Promise<void> {
  const { tenants, writesPerSecond, seconds } = flags;
  const report = await benchAudit({ tenants, writesPerSecond, seconds });
  if (flags.json === true) printJson(report);
  else print(render(report));
  if (!report.ok) throw new CliFailure('Entries found their places later than promised.', 1);
}

function render(report: BenchAuditReport): string {
  const { sequenced, written, limit, writes, writesPerSecond, tenants } = report;
  return [
    `writes     ${writes} over ${tenants} tenants, ${writesPerSecond} a second`,
    `written    p50 ${written.p50Ms} ms, p99 ${written.p99Ms} ms after they were due`,
    `sequenced  p50 ${sequenced.p50Ms} ms, p99 ${sequenced.p99Ms} ms after their commit ` +
      `(limit ${limit.sequencedP99Ms} ms), ${sequenced.missing} missing`,
  ].join('\n');
}
