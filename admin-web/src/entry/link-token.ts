/** The token of a mail's link: it stands behind `#`, is read once, and leaves the address bar. */

let taken: { readonly path: string; readonly token: string } | null = null;

/** Null without one. Reading again on the same page, as React does, gives the same. */
export function takeLinkToken(): string | null {
  const { hash, pathname, search } = window.location;
  if (hash.length > 1) {
    taken = { path: pathname, token: decodeURIComponent(hash.slice(1)) };
    // Neither the history nor a screenshot keeps what opens a door.
    window.history.replaceState(window.history.state, '', `${pathname}${search}`);
  }
  return taken?.path === pathname ? taken.token : null;
}
