/** The text of a file of market data, `.csv` or `.csv.gz`. */
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** A file is held in memory; a larger one is a mistake or an attack. */
const MAX_BYTES = 512 * 1024 * 1024;
const unzip = promisify(gunzip);

/** Null when the file is not there, too large, or not what its name says. */
export async function readDataFile(path: string): Promise<string | null> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > MAX_BYTES) return null;
    const plain = path.endsWith('.gz') ? await unzip(bytes, { maxOutputLength: MAX_BYTES }) : bytes;
    return plain.toString('utf8');
  } catch {
    return null;
  }
}
