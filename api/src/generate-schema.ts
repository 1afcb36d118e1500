/** Writes what is generated from the code: the printed schema and the error registry's documents. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderMeasuresDocument } from '@fiducia/engine/simulation';
import { renderPermissionsDocument } from '@fiducia/tenants';
import { ERROR_REGISTRY } from './errors/error-registry.js';
import { renderErrorJson, renderErrorTable } from './errors/error-documents.js';
import { buildGatewaySchema } from './graphql/schema.js';
import { renderSchema } from './graphql/render-schema.js';

const packageDirectory = join(import.meta.dirname, '..');

export async function renderGeneratedFiles(): Promise<Readonly<Record<string, string>>> {
  return {
    'schema.graphql': renderSchema(await buildGatewaySchema()),
    'generated/error-codes.json': renderErrorJson(ERROR_REGISTRY),
    '../docs/error-codes.md': renderErrorTable(ERROR_REGISTRY),
    '../docs/permissions.md': renderPermissionsDocument(),
    '../docs/measures.md': renderMeasuresDocument(),
  };
}

async function writeGeneratedFiles(): Promise<void> {
  mkdirSync(join(packageDirectory, 'generated'), { recursive: true });
  for (const [path, text] of Object.entries(await renderGeneratedFiles())) {
    writeFileSync(join(packageDirectory, path), text);
  }
}

if (import.meta.main) await writeGeneratedFiles();
