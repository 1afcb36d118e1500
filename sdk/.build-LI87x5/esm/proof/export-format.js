import { canonicalJson } from './canonical-json.js';
export const EXPORT_VERSION = 1;
const NAMES = {
    header: 'fiducia-audit-export',
    entry: 'entry',
    proof: 'proof',
    checkpoint: 'checkpoint',
    consistency: 'consistency',
    end: 'end',
};
/** One line, without its line break. */
export function writeExportLine(line) {
    return canonicalJson({ [NAMES[line.kind]]: line.value });
}
/** Null unless it is the canonical text of a line of this format. */
export function readExportLine(text) {
    const json = parse(text);
    if (!isObject(json) || canonicalText(json) !== text)
        return null;
    const [name, ...more] = Object.keys(json);
    if (name === undefined || more.length > 0)
        return null;
    const value = json[name];
    const kind = Object.keys(NAMES).find((one) => NAMES[one] === name);
    if (kind === undefined || !SHAPES[kind](value))
        return null;
    return { kind, value };
}
const SHAPES = {
    header: (value) => isObject(value) && isHeader(value),
    entry: (value) => isObject(value) && isEntry(value),
    proof: isTexts,
    checkpoint: (value) => typeof value === 'string',
    consistency: (value) => isObject(value) &&
        hasOnly(value, ['from', 'proof']) &&
        isPlace(value['from']) &&
        isTexts(value['proof']),
    end: (value) => isObject(value) &&
        hasOnly(value, ['lines', 'chain']) &&
        isPlace(value['lines']) &&
        typeof value['chain'] === 'string',
};
const HEADER_NAMES = [
    'v',
    'kind',
    'tenant',
    'origin',
    'treeSize',
    'from',
    'to',
    'account',
    'exportedAt',
];
function isHeader(value) {
    const { kind, account, v, treeSize, from, to } = value;
    const texts = [value['tenant'], value['origin'], value['exportedAt']];
    return (hasOnly(value, HEADER_NAMES) &&
        ['FULL', 'RANGE', 'SELECTION'].includes(String(kind)) &&
        [v, treeSize, from, to].every(isPlace) &&
        texts.every((text) => typeof text === 'string') &&
        (account === null || typeof account === 'string'));
}
function isEntry(value) {
    const opened = value['private'];
    return (hasOnly(value, ['index', 'hash', 'leaf', 'private']) &&
        isPlace(value['index']) &&
        typeof value['hash'] === 'string' &&
        isObject(value['leaf']) &&
        (opened === undefined || (isObject(opened) && isPrivate(opened))));
}
function isPrivate(value) {
    return (hasOnly(value, ['before', 'after', 'reason']) &&
        Object.values(value).every((part) => isObject(part) &&
            hasOnly(part, ['content', 'salt']) &&
            typeof part['content'] === 'string' &&
            typeof part['salt'] === 'string'));
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
/** Deep nesting and broken surrogates cannot be written back: such a line is none of ours. */
function canonicalText(value) {
    try {
        return canonicalJson(value);
    }
    catch {
        return null;
    }
}
export function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isPlace(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
function isTexts(value) {
    return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
function hasOnly(value, names) {
    return Object.keys(value).every((name) => names.includes(name));
}
//# sourceMappingURL=export-format.js.map