/** Lists the sources of the packages and the modules that each imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
export const PACKAGES = ['tenants', 'engine', 'api', 'sdk', 'admin-web'] as const;
export type PackageName = (typeof PACKAGES)[number];

export interface SourceFile {
  readonly package: PackageName;
  /** Relative to the repository. */
  readonly path: string;
  readonly imports: readonly string[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)import\s*'([^']+)'/g;

function importsOf(text: string): string[] {
  return [...text.matchAll(IMPORT)].flatMap((match) => match[1] ?? match[2] ?? match[3] ?? []);
}

export function readSources(packageName: PackageName): SourceFile[] {
  const root = join(REPOSITORY, packageName, 'src');
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return {
        package: packageName,
        path: relative(REPOSITORY, path),
        imports: importsOf(readFileSync(path, 'utf8')),
      };
    });
}
