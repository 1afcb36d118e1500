/** Without the noise of a float product in the last digits: 3750.0299999999997 is 3750.03. */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(15));
}
