/** How much of a limit is used, as a thin bar; the figure itself stands beside it. */
import { toPixels } from '../format/decimal.js';
import './meter.css';

export interface MeterProps {
  /** Null where the viewer may not see it: there is no bar then. */
  readonly value: string | null;
  readonly limit: string;
  /** Full is the end of a way, not a limit reached: it does not warn. */
  readonly plain?: boolean;
}

/** From this share of the limit on the bar warns. */
const WARN_SHARE = 0.7;

export function Meter({ value, limit, plain = false }: MeterProps) {
  if (value === null) return null;
  const whole = toPixels(limit);
  const share = whole > 0 ? Math.max(0, Math.min(1, toPixels(value) / whole)) : 0;
  const level = plain || share < WARN_SHARE ? 'normal' : share < 1 ? 'high' : 'full';
  return (
    <span className="meter" data-level={level} aria-hidden="true">
      <span style={{ inlineSize: `${share * 100}%` }} />
    </span>
  );
}
