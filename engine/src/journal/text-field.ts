/** A field of journal entries whose text often comes twice running: its bytes are kept till then. */
import { BlockBytes, FixedText } from './block-bytes.js';

const NULL = new FixedText('null');
/** Room for a name and a usual text. */
const SMALL = 128;

export class TextField {
  private readonly bytes = new BlockBytes(SMALL);
  private readonly name: FixedText;
  private last: string | null | undefined = undefined;

  /** With what stands before its value: `,"order":`. */
  constructor(name: string) {
    this.name = new FixedText(name);
  }

  write(out: BlockBytes, value: string | null): void {
    const { bytes } = this;
    if (value !== this.last) {
      bytes.length = 0;
      bytes.fixed(this.name);
      if (value === null) bytes.fixed(NULL);
      else bytes.string(value);
      this.last = value;
    }
    out.append(bytes);
  }
}
