/** How returns are spread: a histogram, with the mean and the losses that are to be expected. */
import type { ReturnDistribution } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { percentText } from '../measures/show-measure.js';
import type { SheetProps } from './backtest-sheet.js';
import { Histogram } from './histogram.js';

export interface DistributionCardProps extends SheetProps {
  readonly distribution: ReturnDistribution;
}

export function DistributionCard({ distribution }: DistributionCardProps) {
  const { t, formats, textOfCode } = useI18n();
  const { mean, valueAtRisk, expectedShortfall, zeroShare, below, above } = distribution;
  const percent = (value: number): string => formats.signedExactPercent(percentText(value));
  const facts: readonly (readonly [name: string, value: string])[] = [
    [t('research.distribution.mean'), percent(mean)],
    ...(valueAtRisk === null
      ? []
      : [[t('research.distribution.valueAtRisk'), percent(-valueAtRisk)] as const]),
    ...(expectedShortfall === null
      ? []
      : [[t('research.distribution.expectedShortfall'), percent(-expectedShortfall)] as const]),
    ...(zeroShare === 0
      ? []
      : [[t('research.distribution.zero'), formats.exactPercent(percentText(zeroShare))] as const]),
    ...(below + above === 0
      ? []
      : [[t('research.distribution.beyond'), formats.integer(below + above)] as const]),
  ];
  return (
    <Card
      title={t('research.distribution')}
      controls={
        <span className="soft card-note">
          {textOfCode('research.returnsOf', distribution.of, distribution.of)}
        </span>
      }
    >
      <Histogram distribution={distribution} />
      <dl className="distribution-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
