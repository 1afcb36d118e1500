/** What says which of our functions gives which column of Skender's results. */

/** A column of ours: one output, or something made of the function's outputs. */
export type Ours = string | ((outputs: Outputs) => Float64Array);
export type Outputs = Readonly<Record<string, Float64Array>>;

export interface SkenderCase {
  /** Skender's file, without its ending. */
  readonly file: string;
  readonly fn: string;
  readonly params?: Readonly<Record<string, number>>;
  readonly inputs?: readonly string[];
  /** Skender's field → ours. */
  readonly fields: Readonly<Record<string, Ours>>;
  /** Seeded differently: only the end of the series agrees. */
  readonly converges?: true;
  /** Skender draws the value so many bars before it is known. */
  readonly drawnBack?: number;
  /** Ours has values on bars where Skender leaves them out. */
  readonly earlier?: true;
  /** Ours has its first value at this bar, later than Skender. */
  readonly from?: number;
}
