/** What is marked for comparison, always in sight at the foot of the list while something is. */
import { Link } from '@tanstack/react-router';
import { useI18n } from '../../i18n/i18n-context.js';
import { Button } from '../../ui/button.js';
import type { Selection } from './selection.js';
import { MOST_COMPARED, printSelection } from './selection.js';

export interface CompareBarProps {
  readonly selection: Selection;
  readonly onClear: () => void;
}

export function CompareBar({ selection, onClear }: CompareBarProps) {
  const { t } = useI18n();
  const count = selection.length;
  return (
    <div role="status">
      {count > 0 && (
        <div className="compare-bar">
          <p>
            {count === 1
              ? t('research.compare.oneMore')
              : t('research.compare.marked', { count, most: MOST_COMPARED })}
          </p>
          <span className="compare-bar-actions">
            <Button variant="ghost" onClick={onClear}>
              {t('research.compare.clear')}
            </Button>
            {count > 1 && (
              <Link
                to="/research/compare"
                search={{ runs: printSelection(selection) }}
                className="button"
                data-variant="primary"
                data-size="medium"
              >
                {t('research.compare.open', { count })}
              </Link>
            )}
          </span>
        </div>
      )}
    </div>
  );
}
