/** The partner's logo, or the first letter of its name where it has none. */
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
  return (
    <span className="partner-mark" data-logo={logoSvg === null ? undefined : ''} aria-hidden="true">
      {logoSvg === null ? (
        tenantName.slice(0, 1).toLocaleUpperCase()
      ) : (
        <img src={`data:image/svg+xml,${encodeURIComponent(logoSvg)}`} alt="" />
      )}
    </span>
  );
}
