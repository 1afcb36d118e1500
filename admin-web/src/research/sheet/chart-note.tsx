/** The foot of a card with a chart: what its lines are, and whose charts they are. */
import type { ReactNode } from 'react';
import { useI18n } from '../../i18n/i18n-context.js';
import '../../charts/charts-card.css';

export function ChartNote({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  return (
    <footer className="chart-footer">
      {children}
      <a href="https://www.tradingview.com/" target="_blank" rel="noreferrer">
        {t('chart.attribution')}
      </a>
    </footer>
  );
}
