/** What can be wrong with an export, each with a code for programs and a sentence for people. */
export function problem(code, sentence, { line = null, index = null, entry = null } = {}) {
    return { code, sentence, line, index, entry };
}
//# sourceMappingURL=export-problems.js.map