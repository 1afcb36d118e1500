/** Verifies an export beside the page, so that a long log does not freeze it. */
import { verifyAuditExport } from '@fiducia/sdk';
import type { ExportProgress, ExportVerdict } from '@fiducia/sdk';

export interface VerifyRequest {
  readonly file: Blob;
  readonly publicKey: string;
  readonly heads: readonly string[];
}

export type VerifyMessage =
  | { readonly kind: 'PROGRESS'; readonly progress: ExportProgress }
  | { readonly kind: 'VERDICT'; readonly verdict: ExportVerdict }
  | { readonly kind: 'FAILED'; readonly reason: string };

/** Of the worker's global scope, which the page's types do not know. */
interface WorkerScope {
  onmessage: ((event: { readonly data: VerifyRequest }) => void) | null;
  postMessage(message: VerifyMessage): void;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data: { file, publicKey, heads } }) => {
  const onProgress = (progress: ExportProgress) =>
    scope.postMessage({ kind: 'PROGRESS', progress });
  verifyAuditExport(file.stream(), { publicKey, heads, onProgress }).then(
    (verdict) => scope.postMessage({ kind: 'VERDICT', verdict }),
    (error: unknown) =>
      scope.postMessage({ kind: 'FAILED', reason: error instanceof Error ? error.message : '' }),
  );
};
