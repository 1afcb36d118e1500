/** A text of journal entries that often comes twice running: its bytes are kept till then. */
import { BlockBytes, FixedText } from './block-bytes.js';

const NULL = new FixedText('null');
/** Room for a name and a usual text. */
const SMALL = 128;

/** With a name, `,"symbol":`, the field of that name; without one its value alone. */
export class TextField {
  private readonly bytes = new BlockBytes(SMALL);
  private readonly name: FixedText;
  private last: string | null | undefined = undefined;

  constructor(name = '') {
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

/** An order and its trades are named time and again, by entries and their parts alike. */
export const ORDER_NAME = new TextField();
export const TRADE_NAME = new TextField();
