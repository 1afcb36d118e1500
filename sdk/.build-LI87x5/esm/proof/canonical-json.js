/** Throws on what JSON cannot carry exactly: undefined, NaN, infinities, lone surrogates. */
export function canonicalJson(value) {
    if (Array.isArray(value))
        return `[${value.map(canonicalJson).join(',')}]`;
    if (typeof value === 'object' && value !== null)
        return canonicalObject(value);
    return canonicalScalar(value);
}
/** Names in the order of their UTF-16 code units (section 3.2.3), which is what `sort` does. */
function canonicalObject(value) {
    const members = Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, part]) => `${canonicalScalar(name)}:${canonicalJson(part)}`);
    return `{${members.join(',')}}`;
}
/** JSON.stringify writes texts and numbers as sections 3.2.2.2 and 3.2.2.3 ask. */
function canonicalScalar(value) {
    if (typeof value === 'string' && !value.isWellFormed()) {
        throw new TypeError('JSON text must be well-formed Unicode');
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
        throw new TypeError(`JSON cannot carry ${value}`);
    }
    const text = JSON.stringify(value);
    if (text === undefined)
        throw new TypeError(`JSON cannot carry ${typeof value}`);
    return text;
}
//# sourceMappingURL=canonical-json.js.map