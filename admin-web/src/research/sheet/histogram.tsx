/** The bars of a distribution, drawn to the box they are given; losses and gains differ in colour. */
import type { ReturnDistribution } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { percentText } from '../measures/show-measure.js';

const WIDTH = 600;
const HEIGHT = 180;
const GAP = 1;

export function Histogram({ distribution }: { distribution: ReturnDistribution }) {
  const { t, formats } = useI18n();
  const { bins, mean, valueAtRisk } = distribution;
  const first = bins[0]?.from ?? 0;
  const last = bins.at(-1)?.to ?? 0;
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const x = (value: number): number => (WIDTH * (value - first)) / (last - first || 1);
  const percent = (value: number): string => formats.signedExactPercent(percentText(value));
  const isInside = (value: number): boolean => value > first && value < last;
  return (
    <figure className="histogram">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('research.distribution.summary', {
          from: percent(first),
          to: percent(last),
          mean: percent(mean),
        })}
      >
        {bins.map(({ from, to, count }) => (
          <rect
            key={from}
            className={from + to < 0 ? 'histogram-loss' : 'histogram-gain'}
            x={x(from) + GAP / 2}
            width={Math.max(0.5, x(to) - x(from) - GAP)}
            y={HEIGHT - (HEIGHT * count) / most}
            height={(HEIGHT * count) / most}
          />
        ))}
        {isInside(0) && <line className="histogram-zero" {...vertical(x(0))} />}
        {isInside(mean) && <line className="histogram-mean" {...vertical(x(mean))} />}
        {valueAtRisk !== null && isInside(-valueAtRisk) && (
          <line className="histogram-risk" {...vertical(x(-valueAtRisk))} />
        )}
      </svg>
      <figcaption className="histogram-scale figure">
        <span>{percent(first)}</span>
        <span>{percent((first + last) / 2)}</span>
        <span>{percent(last)}</span>
      </figcaption>
    </figure>
  );
}

function vertical(x: number) {
  return { x1: x, x2: x, y1: 0, y2: HEIGHT };
}
