/** The package as a partner gets it: packed by npm, and installed into an empty directory. */
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SDK = fileURLToPath(new URL('../..', import.meta.url));
const TSC = join(SDK, '../node_modules/@typescript/native/bin/tsc');
const RUN_LIMIT_MS = 60_000;

export interface ProgramResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Builds, packs, and gives the tarball's path. */
export function packSdk(into: string): string {
  execFileSync(process.execPath, ['scripts/build.ts'], { cwd: SDK });
  const args = ['pack', '--silent', '--ignore-scripts', '--pack-destination', into];
  execFileSync('npm', args, { cwd: SDK });
  const [name = ''] = readdirSync(into).filter((file) => file.endsWith('.tgz'));
  return join(into, name);
}

/** An empty directory outside the repository, into which npm has installed the tarball. */
export class ConsumerProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'fiducia-consumer-'));
  readonly tarball: string;

  constructor(manifest: object = { type: 'module' }) {
    const packed = join(this.folder, '.packed');
    mkdirSync(packed);
    this.tarball = packSdk(packed);
    this.write('package.json', JSON.stringify({ name: 'consumer', private: true, ...manifest }));
    // Offline: a package without dependencies needs nothing from anywhere.
    const flags = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts', '--silent'];
    execFileSync('npm', ['install', ...flags, this.tarball], { cwd: this.folder });
    const types = join('node_modules', '@types', 'node');
    cpSync(join(SDK, '..', types), join(this.folder, types), { recursive: true });
    const undici = join('node_modules', 'undici-types');
    cpSync(join(SDK, '..', undici), join(this.folder, undici), { recursive: true });
  }

  get installed(): string {
    return join(this.folder, 'node_modules', '@fiducia', 'sdk');
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  /** Compiles these files with these options; the text is what the compiler objects to. */
  compile(files: readonly string[], compilerOptions: object): string {
    this.write('tsconfig.json', JSON.stringify({ compilerOptions, files }));
    try {
      return execFileSync(process.execPath, [TSC, '-p', this.folder], { encoding: 'utf8' });
    } catch (error) {
      return (error as { readonly stdout: string }).stdout;
    }
  }

  run(name: string, env: Readonly<Record<string, string>> = {}): Promise<ProgramResult> {
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
