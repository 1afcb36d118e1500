/** Bars without volume: nothing was traded there, or nobody counted. */
import type { CheckedBars, DataFinding } from './data-finding.js';
import { counted, finding } from './data-finding.js';

export function findZeroVolumes(checked: CheckedBars): readonly DataFinding[] {
  const { bars, hasVolume } = checked;
  if (!hasVolume) {
    const sentence = 'The file has no volume: fills cannot be limited to what was traded.';
    return [finding(checked, 'NO_VOLUME', 'NOTE', [], sentence)];
  }
  const rows: number[] = [];
  for (let row = 0; row < bars.length; row += 1) if (bars.volume[row] === 0) rows.push(row);
  if (rows.length === 0) return [];
  if (rows.length === bars.length) {
    const sentence = 'Every volume is 0: fills cannot be limited to what was traded.';
    return [finding(checked, 'NO_VOLUME', 'NOTE', rows, sentence)];
  }
  const sentence =
    `${counted(rows.length, 'bar')} of ${bars.length.toLocaleString('en-US')} without volume: ` +
    'a fill there is not to be believed.';
  return [finding(checked, 'ZERO_VOLUME', 'WARNING', rows, sentence)];
}
