/** Turns what the isolation tests counted into one document, and decides whether it is a proof. */

/** @param {{ run: { passed: number, failed: number, skipped: number }, parts: Record<string, Record<string, unknown>> }} counted */
export function composeReport({ run, parts }, effort) {
  const of = (part, name) => parts[part]?.[name] ?? null;
  const report = {
    effort,
    operations: of('walk', 'operations'),
    idsTried: of('walk', 'idsTried'),
    requests: of('walk', 'requests'),
    leaks: of('walk', 'leaks'),
    canaries: of('walk', 'canaries'),
    tables: of('tables', 'tables'),
    statements: of('statements', 'statements'),
    policies: of('policies', 'policies'),
    policyMutants: of('policies', 'policyMutants'),
    policyMutantsKilled: of('policies', 'policyMutantsKilled'),
    permissionRules: of('permissions', 'permissionRules'),
    permissionMutants: of('permissions', 'permissionMutants'),
    permissionMutantsKilled: of('permissions', 'permissionMutantsKilled'),
    auditActions: of('audit', 'auditActions'),
    auditActionsMutated: of('audit', 'auditActionsMutated'),
    auditTransactions: of('audit', 'auditTransactions'),
    auditMutants: of('audit', 'auditMutants'),
    auditMutantsKilled: of('audit', 'auditMutantsKilled'),
    nonInterference: parts['non-interference'] ?? null,
    pool: parts['pool'] ?? null,
    poolOverHttp: parts['pool-over-http'] ?? null,
    noisyNeighbour: parts['noisy-neighbour'] ?? null,
    directoryFunctions: of('directory', 'directoryFunctions'),
    sideChannels: of('side-channels', 'sideChannels'),
    tests: run,
  };
  const problems = problemsOf(report);
  return { ...report, problems, ok: problems.length === 0 };
}

/** Sentences; a figure that nobody has counted is one of them. */
function problemsOf(report) {
  const problems = Object.entries(report)
    .filter(([, value]) => value === null)
    .map(([name]) => `${name} was not counted.`);
  const want = (holds, sentence) => {
    if (!holds) problems.push(sentence);
  };
  want(report.tests.failed === 0, `${report.tests.failed} tests failed.`);
  want(report.leaks === 0, `${report.leaks} leaks were found.`);
  for (const kind of ['policy', 'permission', 'audit']) {
    const [made, killed] = [report[`${kind}Mutants`], report[`${kind}MutantsKilled`]];
    want(made > 0 && made === killed, `${made - killed} of ${made} ${kind} mutants survived.`);
  }
  const unreached = report.auditActions - report.auditActionsMutated;
  want(unreached === 0, `${unreached} audit actions were not mutated.`);
  want(report.nonInterference?.differences === 0, 'Answers depend on another tenant’s data.');
  want(report.pool?.crossReads === 0, 'A pooled connection showed another tenant’s rows.');
  const http = report.poolOverHttp;
  want(http?.crossReads === 0, 'A gateway on two connections answered with another tenant’s data.');
  want(http?.misplaced === 0, 'A gateway on two connections gave somebody another one’s answer.');
  // Where other programs held the processors the figures say nothing about tenants: not a failure.
  want(report.noisyNeighbour?.ok === true, 'A neighbour’s flood slows others by more than stated.');
  return problems;
}

/** @param {ReturnType<typeof composeReport>} report */
export function renderReport(report) {
  const lines = Object.entries(report).flatMap(([name, value]) => {
    if (name === 'problems' || name === 'ok') return [];
    if (Array.isArray(value)) return value.map((one) => [name, textOf(one)]);
    return [[name, textOf(value)]];
  });
  const width = Math.max(...lines.map(([name]) => name.length));
  const table = lines.map(([name, text]) => `${name.padEnd(width)}  ${text}`);
  const verdict = report.ok ? 'Isolation is proven.' : 'Isolation is NOT proven:';
  return [...table, '', verdict, ...report.problems.map((one) => `  ${one}`), ''].join('\n');
}

function textOf(value) {
  if (value === null || typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${typeof inner === 'object' ? JSON.stringify(inner) : inner}`)
    .join(', ');
}
