/** Runs the worker over one file and gives its verdict. */
import type { ExportProgress, ExportVerdict } from '@fiducia/sdk';
import type { VerifyMessage, VerifyRequest } from './verify-worker.js';

export async function verifyFile(
  request: VerifyRequest,
  onProgress: (progress: ExportProgress) => void,
): Promise<ExportVerdict> {
  const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<ExportVerdict>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<VerifyMessage>) => {
        if (data.kind === 'PROGRESS') onProgress(data.progress);
        else if (data.kind === 'VERDICT') resolve(data.verdict);
        else reject(new Error(data.reason));
      };
      worker.onerror = () => reject(new Error('The verification could not be started.'));
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}
