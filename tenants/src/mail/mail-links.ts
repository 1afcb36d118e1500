/** Addresses of the portal's pages in mails. */

export interface MailLinks {
  /** Origin of the portal, such as `https://portal.example`, without a slash at the end. */
  readonly portalUrl: string;
}

/** The token stands behind `#`: browsers send that part to no server, so no log keeps it. */
export function tokenLink(
  { portalUrl }: MailLinks,
  page: 'accept-invitation' | 'new-password',
  token: string,
): string {
  return `${portalUrl}/${page}#${token}`;
}
