/** Writes the reference as Markdown: calls with parameters, errors and examples, then types. */
import { className } from '../codegen/print-errors.ts';
import type { ErrorCode } from '../codegen/load-inputs.ts';
import type { Call, Group, Parameter, Surface } from './read-surface.ts';

/** Failure types that stand for several codes, by what they have in common. */
const SEVERAL_CODES: Readonly<Record<string, string>> = {
  ConflictError: 'an error of HTTP 409 that says what stands in the way',
  SignInError: '`SignInFailedError`, `SignInExpiredError` or `UnauthenticatedError`',
  UnavailableError: 'a retryable error of HTTP 503, `NotAnsweredYetError`',
};

const HEAD = `# Reference of the client

Generated from the sources by \`npm run generate -w sdk\` (sdk/scripts/reference); do not edit. [README.md](README.md) is where to begin, [GUIDE.md](GUIDE.md) shows how things are done.

Every call takes \`CallOptions\`: \`signal\`, \`timeoutMs\`, \`maxRetries\`; every list \`ListOptions\` besides: \`first\`, \`after\`, \`limit\`. Any call may throw \`UnauthenticatedError\`, \`PermissionDeniedError\`, \`InvalidArgumentError\`, \`RateLimitedError\`, \`OverloadedError\` and, of this side of the wire, \`NetworkError\`, \`TimedOutError\`, \`AbortedError\` and \`ProtocolError\`; named below is what is thrown besides.
`;

export function printReference(surface: Surface, errorCodes: readonly ErrorCode[]): string {
  const { functions, client, resources, readers, types } = surface;
  const groups = [client, ...resources];
  return [
    HEAD,
    printContents([...groups, ...readers]),
    ...groups.map((group) => printGroup(group, types)),
    ...readers.map((group) => printGroup(group, types)),
    `## Functions\n`,
    ...functions.map((call) => printCall(call, '', types)),
    printErrors(errorCodes),
    printTypes(types),
  ].join('\n');
}

/** GitHub's rule: lower case, without punctuation, spaces as hyphens. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

function printContents(groups: readonly Group[]): string {
  const lines = groups.map(({ name, calls }) => {
    const links = calls.map((call) => `[${call.name}](#${anchorOf(headingOf(call, name))})`);
    return `- [${name}](#${anchorOf(name)}): ${links.join(', ')}`;
  });
  const rest = ['Functions', 'Errors', 'Types'].map((name) => `- [${name}](#${anchorOf(name)})`);
  return `${[...lines, ...rest].join('\n')}\n`;
}

type Types = Surface['types'];

function printGroup({ name, description, calls }: Group, types: Types): string {
  const printed = calls.map((call) => printCall(call, name, types));
  return [`## ${name}\n`, `${description}\n`, ...printed].join('\n');
}

function headingOf({ name }: Call, group: string): string {
  return group === '' ? name : `${group}.${name}`;
}

function printCall(call: Call, group: string, types: Types): string {
  const heading = headingOf(call, group);
  if (call.description === '') throw new Error(`${heading} has no comment that describes it.`);
  return [
    `### ${heading}\n`,
    `\`\`\`ts\n${call.name}${call.signature}\n\`\`\`\n`,
    `${call.description}\n`,
    ...printParameters(call.parameters),
    ...printFailures(call),
    ...printLinks(call, types),
    ...call.examples.map((example) => `\`\`\`ts\n${example}\n\`\`\`\n`),
  ].join('\n');
}

function printParameters(parameters: readonly Parameter[]): readonly string[] {
  const rows = parameters.flatMap((parameter) => [
    ...(isShared(parameter) ? [] : [printRow(parameter.name, parameter)]),
    ...parameter.fields.map((field) => printRow(`${parameter.name}.${field.name}`, field)),
  ]);
  if (rows.length === 0) return [];
  return [['| parameter | type | |', '| --- | --- | --- |', ...rows].join('\n') + '\n'];
}

/** Described once, at the head. */
function isShared({ type, description }: Parameter): boolean {
  return ['CallOptions', 'ListOptions'].includes(type) && description === '';
}

function printRow(name: string, { type, optional, description }: Parameter): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
  return `| \`${name}\`${optional ? '?' : ''} | \`${cell(type)}\` | ${cell(description)} |`;
}

function printFailures({ failures, throwsNotFound }: Call): readonly string[] {
  const names = [...failures, ...(throwsNotFound ? ['NotFoundError'] : [])];
  const said = [...new Set(names)].map((name) => SEVERAL_CODES[name] ?? `\`${name}\``);
  return said.length === 0 ? [] : [`Throws ${said.join(', ')}.\n`];
}

/** A code block cannot link: the types that it names are linked below it. */
function printLinks({ signature, parameters }: Call, types: Types): readonly string[] {
  const fields = parameters.flatMap((parameter) => parameter.fields.map(({ type }) => type));
  const words = [signature, ...fields].join(' ').match(/\b[A-Z]\w+/g) ?? [];
  const known = [...new Set(words)].filter((word) => types.has(word));
  const links = known.map((word) => `[${word}](#${anchorOf(word)})`);
  return links.length === 0 ? [] : [`Types: ${links.join(', ')}.\n`];
}

function printErrors(codes: readonly ErrorCode[]): string {
  const rows = codes.map(({ code, http, sentence, retryable }) => {
    return `| \`${className(code)}\` | \`${code}\` | ${http} | ${retryable ? 'yes' : ''} | ${sentence} |`;
  });
  const head = ['| class | code | HTTP | may pass | |', '| --- | --- | --- | --- | --- |'];
  return `## Errors\n\n${[...head, ...rows].join('\n')}\n`;
}

function printTypes(types: ReadonlyMap<string, string>): string {
  const blocks = [...types].map(([name, text]) => `### ${name}\n\n\`\`\`ts\n${text}\n\`\`\`\n`);
  return ['## Types\n', ...blocks].join('\n');
}
