/** Grey bars in the shape of what is being loaded. */
import { useI18n } from '../i18n/i18n-context.js';
import './skeleton.css';

export interface SkeletonProps {
  readonly rows?: number;
  /** A block of this height instead of rows of text. */
  readonly blockPx?: number;
}

export function Skeleton({ rows = 4, blockPx }: SkeletonProps) {
  const { t } = useI18n();
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{t('state.loading')}</span>
      {blockPx === undefined ? (
        Array.from({ length: rows }, (_, index) => <span key={index} className="skeleton-row" />)
      ) : (
        <span className="skeleton-row" style={{ blockSize: blockPx }} />
      )}
    </div>
  );
}
