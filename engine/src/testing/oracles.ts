/** Where expected results computed by others lie, for tests that compare with them. */

/** The folder may be absent, as on a user's machine: such tests say so and skip. */
export function oraclesFolder(): string {
  return process.env['FIDUCIA_ORACLES'] ?? '../shared/data';
}
