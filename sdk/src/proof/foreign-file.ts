/** What a file that does not begin as an export seems to be, in a sentence that says what to do. */
import { textOf } from './bytes.js';
import { readExportLine } from './export-format.js';

interface Look {
  /** The bytes that such files begin with. */
  readonly begins: readonly number[];
  readonly sentence: string;
}

const packed = (name: string, program: string) =>
  `The file is packed with ${name}: unpack it first (${program}), then use what comes out.`;

const resaved = (how: string) =>
  `The file was saved anew ${how}, so its bytes are not those of the export: export it again, or ` +
  'use the file as it was.';

/** Magic numbers: RFC 1952, APPNOTE 4.3.7, RFC 8878, the .xz format 2.1.1.1, Unicode 23.8. */
const LOOKS: readonly Look[] = [
  { begins: [0x1f, 0x8b], sentence: packed('gzip', 'gunzip') },
  { begins: [0x50, 0x4b, 0x03, 0x04], sentence: packed('zip', 'unzip') },
  { begins: [0x28, 0xb5, 0x2f, 0xfd], sentence: packed('zstd', 'unzstd') },
  { begins: [0xfd, 0x37, 0x7a, 0x58, 0x5a], sentence: packed('xz', 'unxz') },
  { begins: [0xef, 0xbb, 0xbf], sentence: resaved('with a byte order mark') },
  { begins: [0xff, 0xfe], sentence: resaved('in UTF-16') },
  { begins: [0xfe, 0xff], sentence: resaved('in UTF-16') },
];

const CONVERTED =
  'The line ends of the file were converted (to CR LF, by an editor, a transfer in text mode or ' +
  'Git), so its bytes are not those of the export: export it again, or convert them back ' +
  '(dos2unix).';

/** No header is nearly as long: more is not looked at. */
const HEADER_BYTES = 16_384;

/** Null where nothing is recognised. */
export function foreignSentence(firstLine: Uint8Array): string | null {
  const look = LOOKS.find(({ begins }) => begins.every((byte, at) => firstLine[at] === byte));
  if (look !== undefined) return look.sentence;
  return isHeaderBeforeCarriageReturn(firstLine.subarray(0, HEADER_BYTES)) ? CONVERTED : null;
}

function isHeaderBeforeCarriageReturn(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(0x0d);
  if (end < 0) return false;
  try {
    return readExportLine(textOf(bytes.subarray(0, end)))?.kind === 'header';
  } catch {
    return false; // Not UTF-8.
  }
}
