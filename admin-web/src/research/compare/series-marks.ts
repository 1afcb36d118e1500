/** The letters by which compared runs are named. */
export const SERIES_MARKS = ['A', 'B', 'C', 'D'] as const;
