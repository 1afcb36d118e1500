/** A field of journal entries whose text is one of a few: the bytes of each are made once. */
import type { BlockBytes } from './block-bytes.js';
import { FixedText } from './block-bytes.js';
import { canonicalJson } from './canonical-json.js';

export class ChoiceField<T extends string> {
  private readonly texts = new Map<T, FixedText>();

  /** With what stands before its value: `,"code":`. */
  constructor(private readonly name: string) {}

  write(out: BlockBytes, value: T): void {
    out.fixed(this.texts.get(value) ?? this.learn(value));
  }

  private learn(value: T): FixedText {
    const text = new FixedText(this.name + canonicalJson(value));
    this.texts.set(value, text);
    return text;
  }
}
