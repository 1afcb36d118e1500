/** What a reader must know before any figure: limits stopped the run, or refused its orders. */
import { useI18n } from '../../i18n/i18n-context.js';
import { Notice } from '../../ui/notice.js';
import type { SheetProps } from './backtest-sheet.js';

export function SheetWarnings({ sheet: { warnings }, report: { denials } }: SheetProps) {
  const { t, textOfCode } = useI18n();
  const denied = denials.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {warnings.length > 0 && (
        <Notice tone="warning" icon="halt" title={t('research.warnings')}>
          <ul className="warning-list">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      {denied > 0 && (
        <Notice tone="neutral" title={t('research.denied', { count: denied })}>
          <ul className="warning-list">
            {denials.map(({ check, count }) => (
              <li key={check}>
                {t('research.deniedBy', {
                  check: textOfCode('check', check, check),
                  count,
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
