/** Cuts a list of the per-bar path: to set its length costs more than to take a few elements off. */
export function shorten(list: unknown[], length: number): void {
  while (list.length > length) list.pop();
}
