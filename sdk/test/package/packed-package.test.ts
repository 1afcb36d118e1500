/** The packed package in other people's projects: ES modules, CommonJS, TypeScript, checks by others. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readSurface } from '../../scripts/reference/read-surface.ts';
import { SDK_VERSION } from '../../src/version.js';
import { startHttpStandIn } from '../stand-in/http-stand-in.js';
import { ConsumerProject } from './packed-package.js';

const BIN = fileURLToPath(new URL('../../../node_modules/.bin/', import.meta.url));
const LIMIT_MS = 120_000;

let project: ConsumerProject;

beforeAll(() => {
  project = new ConsumerProject({});
}, LIMIT_MS);

afterAll(() => project?.remove());

/** Lists accounts against the stand-in and shows one of its errors. */
const body = `
async function main() {
  const client = createClient({ url: process.env.FIDUCIA_URL ?? '' });
  for await (const { id } of client.accounts.list({ limit: 2 })) console.log(id);
  const caught = await client.viewer().catch((error: unknown) => error);
  if (caught instanceof UnauthenticatedError && isFiduciaError(caught)) console.log(caught.code);
  client.close();
}
void main();
`;
const javaScript = body.replace('(error: unknown)', '(error)');
const names = 'createClient, isFiduciaError, UnauthenticatedError';

async function runAgainstStandIn(name: string) {
  const pageInfo = { hasNextPage: false, endCursor: null };
  const accounts = { nodes: [{ id: 'acc_1' }, { id: 'acc_2' }], pageInfo };
  const errors = [{ message: 'Sign in.', extensions: { code: 'UNAUTHENTICATED' } }];
  await using server = await startHttpStandIn(({ body: { operationName } }) =>
    operationName === 'Accounts'
      ? { data: { accounts } }
      : { status: 401, text: JSON.stringify({ errors }) },
  );
  const result = await project.run(name, { FIDUCIA_URL: server.url });
  return { ...result, userAgent: server.heard[0]?.headers['user-agent'] };
}

describe('an installed package', () => {
  it.each([
    ['an ES module', 'program.mjs', `import { ${names} } from '@fiducia/sdk';${javaScript}`],
    ['CommonJS', 'program.cjs', `const { ${names} } = require('@fiducia/sdk');${javaScript}`],
    ['TypeScript', 'program.mts', `import { ${names} } from '@fiducia/sdk';${body}`],
  ])('is used from %s', async (_kind, name, program) => {
    project.write(name, program);
    const { code, stdout, stderr, userAgent } = await runAgainstStandIn(name);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trim().split('\n')).toEqual(['acc_1', 'acc_2', 'UNAUTHENTICATED']);
    expect(userAgent).toMatch(`fiducia-sdk/${SDK_VERSION} (Node.js/`);
  });

  it('knows its errors where one part of a program imports it and another requires it', async () => {
    project.write(
      'both.mjs',
      `import { createRequire } from 'node:module';
       import { isFiduciaError, isApiError, NotFoundError } from '@fiducia/sdk';
       const { NotFoundError: Other } = createRequire(import.meta.url)('@fiducia/sdk');
       const error = new Other({ code: 'NOT_FOUND', message: 'No.', retryable: false, fields: {} });
       console.log(error instanceof NotFoundError, isFiduciaError(error), isApiError(error));
       console.log(isFiduciaError(new Error('NOT_FOUND')), isFiduciaError(null));`,
    );
    const { stdout } = await project.run('both.mjs');
    expect(stdout.trim().split('\n')).toEqual(['false true true', 'false false']);
  });

  it('gives every export in both systems', async () => {
    const list = 'console.log(Object.keys(sdk).filter((name) => name !== "default").sort().join())';
    project.write('names.mjs', `import * as sdk from '@fiducia/sdk';${list}`);
    project.write('names.cjs', `const sdk = require('@fiducia/sdk');${list}`);
    const [esm, cjs] = await Promise.all(['names.mjs', 'names.cjs'].map((one) => project.run(one)));
    expect(esm?.stdout).toContain('createClient');
    expect(cjs?.stdout.replace('__esModule,', '')).toBe(esm?.stdout.replace('__esModule,', ''));
  });
});

describe('a strict project that checks libraries too compiles', () => {
  const strict = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    noEmit: true,
    target: 'es2024',
  };
  const node = { lib: ['es2024'], types: ['node'], skipLibCheck: true };
  const page = { lib: ['es2024', 'dom'], types: [] };

  it.each<[string, string, object]>([
    ['an ES module on Node', 'strict.mts', { ...node, module: 'nodenext' }],
    ['CommonJS on Node', 'strict.cts', { ...node, module: 'nodenext' }],
    [
      'a page that is bundled',
      'strict.ts',
      { ...page, module: 'esnext', moduleResolution: 'bundler' },
    ],
  ])('%s', (_name, file, options) => {
    const isCommonJs = file.endsWith('.cts');
    const head = isCommonJs
      ? "import sdk = require('@fiducia/sdk');\nconst { createClient, OrderDeniedError } = sdk;\n"
      : "import { createClient, OrderDeniedError } from '@fiducia/sdk';\nimport type * as sdk from '@fiducia/sdk';\n";
    project.write(file, head + STRICT_PROGRAM);
    expect(project.compile([file], { ...strict, ...options })).toBe('');
    project.write(file, `${head}${STRICT_PROGRAM}\nexport const wrong: number = client.viewer();`);
    expect(project.compile([file], { ...strict, ...options })).toContain('TS2322');
  });
});

const STRICT_PROGRAM = `
const client = createClient({ url: 'https://api.partner.example', fetch, webSocket: WebSocket });
async function place(accountId: string): Promise<sdk.Order | string> {
  try {
    for await (const account of client.accounts.list({ limit: 3 })) console.log(account.equity);
    const { signal } = new AbortController();
    for await (const event of client.accounts.events(accountId, { signal })) {
      if (event.orders.length > 0) break;
    }
    return await client.orders.place({
      accountId, symbol: 'SPX', side: 'BUY', type: 'MARKET', timeInForce: 'DAY', quantity: '1',
    });
  } catch (error) {
    if (error instanceof OrderDeniedError) return error.check ?? error.message;
    throw error;
  }
}
void place;
`;

it('has a reference whose examples compile', () => {
  const { client, resources, readers, functions } = readSurface();
  const calls = [client, ...resources, ...readers].flatMap((group) => group.calls);
  const examples = [...calls, ...functions].flatMap((call) => call.examples);
  expect(examples.length).toBeGreaterThan(10);
  const head = `import { createClient, isApiError, verifyAuditExport } from '@fiducia/sdk';
    declare const client: ReturnType<typeof createClient>;
    void [createClient, isApiError, verifyAuditExport];\n`;
  const bodies = examples.map((one, index) => `export async function e${index}() {\n${one}\n}`);
  project.write('examples.mts', head + bodies.join('\n'));
  const options = { lib: ['es2024'], types: ['node'], skipLibCheck: true, module: 'nodenext' };
  const strict = { strict: true, noEmit: true, target: 'es2024' };
  expect(project.compile(['examples.mts'], { ...options, ...strict })).toBe('');
});

describe('the tarball', () => {
  it('has nothing to object to for publint', () => {
    expect(runTool('publint', ['run', project.tarball, '--strict'])).toContain('All good!');
  });

  it('gives the right types in every way of resolving it', () => {
    const said = runTool('attw', [project.tarball, '--format', 'json', '--no-definitely-typed']);
    const { analysis } = JSON.parse(said) as { readonly analysis: { readonly problems: unknown } };
    expect(analysis.problems).toEqual([]);
  });

  it('has what a partner needs and no test, and its maps lead to sources that are there', () => {
    const files = readdirSync(project.installed, { recursive: true }).map(String);
    for (const name of [
      'README.md',
      'GUIDE.md',
      'REFERENCE.md',
      'LICENSE',
      'examples/client-portal/server.ts',
      'src/index.ts',
    ]) {
      expect(files).toContain(name);
    }
    expect(files.filter((name) => /\.test\.|testing|stand-in|scripts/.test(name))).toEqual([]);
    const maps = files.filter((name) => name.endsWith('.map'));
    expect(maps.length).toBeGreaterThan(100);
    for (const map of maps) {
      const { sources } = JSON.parse(readFileSync(join(project.installed, map), 'utf8')) as {
        readonly sources: readonly string[];
      };
      for (const source of sources) {
        expect(existsSync(resolve(project.installed, dirname(map), source)), map).toBe(true);
      }
    }
  });
});

/** What the tool says; when it objects, what it says then is what the test shows. */
function runTool(name: string, args: readonly string[]): string {
  try {
    return execFileSync(process.execPath, [join(BIN, name), ...args], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], NO_COLOR: '1' },
    });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}
