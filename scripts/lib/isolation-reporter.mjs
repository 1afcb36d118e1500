/** A Vitest reporter: says on stderr what is going on, and writes down what the tests counted. */
import { writeFileSync } from 'node:fs';

import { say } from './root.mjs';

// eslint-disable-next-line import-x/no-default-export -- Vitest takes a reporter file by its default export
export default class IsolationReporter {
  /** @param {import('vitest/node').TestModule} module */
  onTestModuleStart(module) {
    say(`… ${module.relativeModuleId}`);
  }

  /** @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    const result = test.result();
    if (result.state !== 'failed') return;
    say(`FAILED: ${test.fullName}`);
    for (const error of result.errors ?? []) {
      say(`  ${error.message.slice(0, 2_000)}\n${(error.diff ?? '').slice(0, 4_000)}`);
    }
  }

  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly { message?: string }[]} errors
   */
  onTestRunEnd(modules, errors) {
    const run = { passed: 0, failed: errors.length, skipped: 0 };
    const parts = {};
    for (const error of errors) say(`FAILED: ${error.message ?? 'an error outside of the tests'}`);
    for (const module of modules) {
      const problems = module.errors();
      run.failed += problems.length;
      for (const error of problems) say(`FAILED: ${module.relativeModuleId}: ${error.message}`);
      for (const test of module.children.allTests()) {
        run[test.result().state] += 1;
        const { isolation } = test.meta();
        if (isolation !== undefined)
          parts[isolation.part] = joinFigures(parts[isolation.part], isolation.figures);
      }
    }
    writeFileSync(process.env.FIDUCIA_ISOLATION_FIGURES, JSON.stringify({ run, parts }));
  }
}

/** Several tests of one part: numbers add up, lists follow one another, anything else is kept. */
function joinFigures(before = {}, figures) {
  const joined = { ...before };
  for (const [name, value] of Object.entries(figures)) {
    const known = joined[name];
    if (typeof known === 'number' && typeof value === 'number') joined[name] = known + value;
    else if (Array.isArray(known) && Array.isArray(value)) joined[name] = [...known, ...value];
    else joined[name] = value;
  }
  return joined;
}
