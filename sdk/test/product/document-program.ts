/** Turns the TypeScript of a Markdown document into one program and runs it like a reader would. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SDK = fileURLToPath(new URL('../..', import.meta.url));
const TSC = join(SDK, '../node_modules/@typescript/native/bin/tsc');

export interface ProgramResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Every fenced `ts` block in order; a marker after each shows that it ran to its end. */
export function programOf(document: string): string {
  const blocks = codeBlocks(document);
  return blocks.map((block, index) => `${block}\nconsole.log('block ${index} done');`).join('\n');
}

export function codeBlocks(document: string): readonly string[] {
  const text = readFileSync(join(SDK, document), 'utf8');
  return [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].map((match) => match[1] ?? '');
}

/** A project outside the repository in which the package is installed, built. */
export class ReaderProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'fiducia-reader-'));

  constructor() {
    execFileSync('npm', ['run', 'build', '--silent'], { cwd: SDK });
    mkdirSync(join(this.folder, 'node_modules', '@fiducia'), { recursive: true });
    symlinkSync(SDK, join(this.folder, 'node_modules', '@fiducia', 'sdk'));
    symlinkSync(join(SDK, '../node_modules/@types'), join(this.folder, 'node_modules', '@types'));
    writeFileSync(join(this.folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(this.folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: STRICT }));
  }

  /** Compiles strictly; the text is what the compiler objects to. */
  check(name: string, program: string): string {
    writeFileSync(join(this.folder, name), program);
    try {
      return execFileSync(process.execPath, [TSC, '-p', this.folder], { encoding: 'utf8' });
    } catch (error) {
      return (error as { readonly stdout: string }).stdout;
    }
  }

  run(name: string, env: Readonly<Record<string, string>>): Promise<ProgramResult> {
    const { PATH, HOME } = process.env;
    const options = { cwd: this.folder, env: { PATH, HOME, ...env }, timeout: RUN_LIMIT_MS };
    return new Promise((resolve) => {
      execFile(process.execPath, [name], options, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ code, stdout, stderr });
      });
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

const RUN_LIMIT_MS = 60_000;

const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  module: 'nodenext',
  target: 'es2024',
  lib: ['es2024'],
  types: ['node'],
  noEmit: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
};
