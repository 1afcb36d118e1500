/** Reads the log, or takes a file, and verifies it: where that stands, for the page to show. */
import type { ExportVerdict } from '@fiducia/sdk';
import { useState } from 'react';
import { client } from '../data/client.js';
import { saveFile } from '../data/save-file.js';
import { keepHead, readKeptHead } from './kept-head.js';
import { verifyFile } from './verify-file.js';

export type Verification =
  | { readonly step: 'IDLE' }
  | { readonly step: 'READING' | 'VERIFYING'; readonly done: number; readonly of: number }
  | {
      readonly step: 'DONE';
      readonly verdict: ExportVerdict;
      /** Null for the log itself. */
      readonly fileName: string | null;
      /** Of the head kept by this browser that the log continues. */
      readonly keptSize: number | null;
    }
  | { readonly step: 'FAILED'; readonly error: unknown };

export interface VerificationControl {
  readonly state: Verification;
  readonly verifyLog: () => Promise<void>;
  readonly verifyExport: (file: File) => Promise<void>;
  readonly download: (withPrivate: boolean) => Promise<void>;
}

export function useVerification(tenantId: string): VerificationControl {
  const [state, setState] = useState<Verification>({ step: 'IDLE' });
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      setState({ step: 'FAILED', error });
    }
  };
  const read = (withPrivate: boolean) =>
    readLog(withPrivate, (done, of) => setState({ step: 'READING', done, of }));
  const judge = async (file: Blob, heads: readonly string[]): Promise<ExportVerdict> => {
    setState({ step: 'VERIFYING', done: 0, of: 0 });
    const publicKey = await client.audit.publicKey();
    return verifyFile({ file, publicKey, heads }, ({ entries, of }) =>
      setState({ step: 'VERIFYING', done: entries, of }),
    );
  };
  return {
    state,
    verifyLog: () =>
      guarded(async () => {
        const { file, note } = await read(false);
        const kept = readKeptHead(tenantId, localStorage);
        const verdict = await judge(file, kept === null ? [] : [kept]);
        if (verdict.ok && note !== null) keepHead(tenantId, note, localStorage);
        const keptSize = kept === null ? null : Number(kept.split('\n')[1]);
        setState({ step: 'DONE', verdict, fileName: null, keptSize });
      }),
    verifyExport: (file) =>
      guarded(async () => {
        const verdict = await judge(file, []);
        setState({ step: 'DONE', verdict, fileName: file.name, keptSize: null });
      }),
    download: (withPrivate) =>
      guarded(async () => {
        const { file } = await read(withPrivate);
        saveFile(file, `audit-${new Date().toISOString().slice(0, 10)}.ndjson`);
        setState({ step: 'IDLE' });
      }),
  };
}

interface ReadLog {
  readonly file: Blob;
  /** The newest signed head in it. */
  readonly note: string | null;
}

async function readLog(
  withPrivate: boolean,
  onProgress: (done: number, of: number) => void,
): Promise<ReadLog> {
  onProgress(0, 0);
  const lines: string[] = [];
  let note: string | null = null;
  for await (const line of client.audit.export({ withPrivate, onProgress })) {
    lines.push(line);
    if (line.startsWith('{"checkpoint"')) {
      note = (JSON.parse(line) as { readonly checkpoint: string }).checkpoint;
    }
  }
  return { file: new Blob(lines, { type: 'application/x-ndjson' }), note };
}
