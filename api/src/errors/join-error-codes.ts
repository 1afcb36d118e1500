/** Joins the packages' error codes; a code that two packages claim stops the program. */
import type { ErrorCodeEntry } from './api-error-codes.js';

export interface ErrorCodeList {
  readonly owner: string;
  readonly codes: Readonly<Record<string, ErrorCodeEntry>>;
}

export function joinErrorCodes(
  lists: readonly ErrorCodeList[],
): ReadonlyMap<string, ErrorCodeEntry & { readonly owner: string }> {
  const joined = new Map<string, ErrorCodeEntry & { readonly owner: string }>();
  for (const { owner, codes } of lists) {
    for (const [code, entry] of Object.entries(codes)) {
      const other = joined.get(code);
      if (other !== undefined) {
        throw new Error(`Error code ${code} is claimed by ${other.owner} and by ${owner}.`);
      }
      joined.set(code, { ...entry, owner });
    }
  }
  return joined;
}
