/** The partner's logo on a tile of its colour, or the first letter of its name where it has none. */
import './partner-mark.css';

export interface PartnerMarkProps {
  readonly tenantName: string;
  readonly logoSvg: string | null;
}

/**
 * Decorative: the partner's name always stands beside it.
 * Threat: the logo is markup from a database. As an image it can neither run scripts nor load
 * anything; put into the page it could do both.
 */
export function PartnerMark({ tenantName, logoSvg }: PartnerMarkProps) {
  if (logoSvg === null) {
    return (
      <span className="partner-mark" aria-hidden="true">
        {tenantName.slice(0, 1).toLocaleUpperCase()}
      </span>
    );
  }
  const address = `data:image/svg+xml,${encodeURIComponent(logoSvg)}`;
  // A logo drawn in `currentColor` takes the colour that reads well on the tile; others keep theirs.
  return logoSvg.includes('currentColor') ? (
    <span className="partner-mark" aria-hidden="true">
      <span className="partner-glyph" style={{ maskImage: `url("${address}")` }} />
    </span>
  ) : (
    <span className="partner-mark" data-picture="" aria-hidden="true">
      <img src={address} alt="" />
    </span>
  );
}
