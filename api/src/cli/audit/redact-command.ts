/** The work of `fiducia audit redact`: what an export proves, without the texts it commits to. */
import { readExportLine, redactExport } from '@fiducia/sdk';

import { CliFailure } from '../cli-failure.js';
import { openSink } from './export-command.js';
import { readGivenFile } from './read-file.js';

export async function redactCommand(
  file: string,
  { out }: { readonly out?: string },
): Promise<void> {
  const text = readGivenFile(file);
  if (readExportLine(text.slice(0, text.indexOf('\n'))) === null) {
    throw new CliFailure(`${file} is no export of an audit log.`, 2);
  }
  const sink = openSink(out);
  try {
    for await (const line of redactExport(text)) await sink.write(line);
    sink.finish();
  } catch (error) {
    sink.discard();
    throw error instanceof TypeError ? new CliFailure(`${file}: ${error.message}`, 1) : error;
  }
}
