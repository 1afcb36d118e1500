/** What is left of the company's research, and how long results are kept. */
import type { ResearchLimits } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useI18n } from '../i18n/i18n-context.js';
import { Notice } from '../ui/notice.js';
import { limitsQuery } from './research-queries.js';

/** For who reads the list: a run that is to be kept longer must be noted elsewhere in time. */
export function KeptFor() {
  const { t, formats } = useI18n();
  const { data } = useQuery(limitsQuery);
  if (!data) return null;
  return (
    <span>
      {t('research.limits.kept', {
        days: data.keepDays,
        runs: formats.integer(data.keepRuns),
      })}
    </span>
  );
}

/** For who is about to ask for a run: a fact while there is room, and why not where there is none. */
export function RunsLeft() {
  const { t } = useI18n();
  const { data } = useQuery(limitsQuery);
  if (!data) return null;
  const { dailyRuns, runsLeft, openRuns, maxOpenRuns } = data;
  if (runsLeft === 0 || openRuns >= maxOpenRuns) return <NoRoom limits={data} />;
  return (
    <p className="soft runs-left">
      {t('research.limits.left', { count: runsLeft, most: dailyRuns })}
    </p>
  );
}

function NoRoom({ limits }: { limits: ResearchLimits }) {
  const { t, formats } = useI18n();
  const { dailyRuns, runsLeft, roomAt, maxOpenRuns } = limits;
  const sentence =
    dailyRuns === 0
      ? t('research.limits.off')
      : runsLeft > 0
        ? t('research.limits.queueFull', { most: maxOpenRuns })
        : roomAt === null
          ? t('research.limits.used', { count: dailyRuns })
          : t('research.limits.usedUntil', { count: dailyRuns, time: formats.dateTime(roomAt) });
  return (
    <Notice tone="warning">
      <p>{sentence}</p>
    </Notice>
  );
}
